package io.ledgerchat.query.memory;

import io.ledgerchat.event.account.AccountId;

/** All that is remembered about this account, what changed last first: a list of {@link Memory}. */
public record FindMemories(AccountId accountId) {}
