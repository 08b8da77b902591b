package io.ledgerchat.query.balance;

import io.ledgerchat.event.account.AccountId;

/** What this account has to spend: an optional {@link Balance}, empty if it never got anything. */
public record FindBalance(AccountId accountId) {}
