package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.util.List;

/** What the account may do with those of these agents that exist: a list of {@link AgentAccess}. */
public record FindAgentAccess(AccountId account, List<AgentId> agentIds) {}
