/** Accounts: commands, the aggregate, sign-in and the vault's ports. */
@NullMarked
package io.ledgerchat.command.account;

import org.jspecify.annotations.NullMarked;
