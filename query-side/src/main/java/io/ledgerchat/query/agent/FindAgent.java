package io.ledgerchat.query.agent;

import io.ledgerchat.event.agent.AgentId;

/** An agent, whoever asks: an optional {@link Agent}. What may be shown of it is for the asker to know. */
public record FindAgent(AgentId agentId) {}
