package io.ledgerchat.query.agent;

import java.util.List;

/** Agents that lend any of these files to a tool: a list of {@link io.ledgerchat.event.agent.AgentId}. */
public record FindAgentsLending(List<String> fileIds) {}
