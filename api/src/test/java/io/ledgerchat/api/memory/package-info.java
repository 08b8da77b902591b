/** Memories over HTTP. */
@NullMarked
package io.ledgerchat.api.memory;

import org.jspecify.annotations.NullMarked;
