package io.ledgerchat.query.ledger;

import io.ledgerchat.event.account.AccountId;

/** The erasure of a person, if one was ordered: an optional {@link PersonErasure}. */
public record FindErasure(AccountId accountId) {}
