package io.ledgerchat.query.prompt;

import io.ledgerchat.event.account.AccountId;

/** What somebody made: a list of {@link io.ledgerchat.event.prompt.PromptGroupId}. */
public record FindPromptGroupsBy(AccountId author) {}
