package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;

/** What this account chose for itself: {@link Preferences}. */
public record FindPreferences(AccountId accountId) {}
