package io.ledgerchat.query.agent;

import io.ledgerchat.event.agent.AgentId;

/** The snapshots of an agent, the oldest first: a list of {@link AgentVersion}. */
public record FindAgentVersions(AgentId agentId) {}
