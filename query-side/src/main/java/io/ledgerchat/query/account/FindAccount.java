package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;

/** The account of this id, if it exists and is not deleted: an optional {@link Account}. */
public record FindAccount(AccountId accountId) {}
