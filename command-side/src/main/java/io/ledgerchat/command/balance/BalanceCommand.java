package io.ledgerchat.command.balance;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TransactionId;

/** A movement of credits. */
public sealed interface BalanceCommand permits GrantCredits, SpendCredits {
    TransactionId transactionId();

    AccountId owner();
}
