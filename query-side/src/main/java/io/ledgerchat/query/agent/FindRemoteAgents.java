package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;

/**
 * The agents that the account may call from outside, by what it was granted on them as remote agents, or because it may
 * share them (contract 75 §1, 85 §4): a list of {@link Agent}, oldest first, at most a thousand.
 */
public record FindRemoteAgents(AccountId account) {}
