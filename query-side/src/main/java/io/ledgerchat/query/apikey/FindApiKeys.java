package io.ledgerchat.query.apikey;

import io.ledgerchat.event.account.AccountId;

/** The account's personal API keys, newest first: a list of {@link ApiKey}. */
public record FindApiKeys(AccountId owner) {}
