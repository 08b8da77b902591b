/** How credits move. */
@NullMarked
package io.ledgerchat.command.balance;

import org.jspecify.annotations.NullMarked;
