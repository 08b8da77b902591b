package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;

/** Until when the account's key for this endpoint is good: an optional {@link ProviderKeyExpiry}, empty without a key. */
public record FindProviderKeyExpiry(AccountId owner, String endpoint) {}
