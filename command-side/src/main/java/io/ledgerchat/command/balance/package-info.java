/** Token credits: commands, the transaction, prices, and who pays for replies. */
@NullMarked
package io.ledgerchat.command.balance;

import org.jspecify.annotations.NullMarked;
