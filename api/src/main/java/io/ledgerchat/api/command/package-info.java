/** How controllers send commands and wait for what they changed. */
@NullMarked
package io.ledgerchat.api.command;

import org.jspecify.annotations.NullMarked;
