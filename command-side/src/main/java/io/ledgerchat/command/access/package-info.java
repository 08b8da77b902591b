/** Records who read what matters, and what was refused, without giving anybody a lever to fill the log. */
@NullMarked
package io.ledgerchat.command.access;

import org.jspecify.annotations.NullMarked;
