package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;

/**
 * An agent with which the account may do this, by what it was granted or as an administrator: an optional {@link Agent}.
 * To talk with one takes the right to view it.
 */
public record FindAgentFor(AccountId account, AgentId agentId, Right right) {}
