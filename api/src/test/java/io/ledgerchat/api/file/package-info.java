/** The Files API as clients meet it. */
@NullMarked
package io.ledgerchat.api.file;

import org.jspecify.annotations.NullMarked;
