package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;

/**
 * The ids of all files that an agent lends to its tools, if the account is its author or was granted the right: a list of
 * {@link String}, empty for everybody else (contract 60 §§7, 9.2).
 */
public record FindAgentFileIds(AccountId account, AgentId agentId, Right right) {}
