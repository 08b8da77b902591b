package io.ledgerchat.query.agent;

import io.ledgerchat.event.agent.AgentId;

/** Agents with an edge from or to this one: a list of {@link AgentId}. */
public record FindAgentsHandingOverTo(AgentId agentId) {}
