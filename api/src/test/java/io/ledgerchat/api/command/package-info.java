/** How controllers send commands. */
@NullMarked
package io.ledgerchat.api.command;

import org.jspecify.annotations.NullMarked;
