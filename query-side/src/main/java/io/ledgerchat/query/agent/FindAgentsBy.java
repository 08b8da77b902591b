package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;

/** The agents that an account made: a list of {@link io.ledgerchat.event.agent.AgentId}. */
public record FindAgentsBy(AccountId author) {}
