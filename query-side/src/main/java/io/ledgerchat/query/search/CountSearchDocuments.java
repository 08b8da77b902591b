package io.ledgerchat.query.search;

import io.ledgerchat.event.account.AccountId;

/** How many things of this account can be found: a {@link Long}; none where search is switched off. */
public record CountSearchDocuments(AccountId owner) {}
