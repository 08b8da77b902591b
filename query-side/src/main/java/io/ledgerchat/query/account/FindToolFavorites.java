package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;

/** The tools that this account pinned, the oldest first: a list of {@link ToolFavorite}. */
public record FindToolFavorites(AccountId accountId) {}
