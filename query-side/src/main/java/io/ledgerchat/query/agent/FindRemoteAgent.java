package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;

/** An agent that the account may call from outside, also as an administrator: an optional {@link Agent}. */
public record FindRemoteAgent(AccountId account, AgentId agentId) {}
