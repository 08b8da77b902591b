/** Recorded reads. */
@NullMarked
package io.ledgerchat.api.access;

import org.jspecify.annotations.NullMarked;
