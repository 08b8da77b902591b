package io.ledgerchat.command.agent;

import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes the edges that lead to an agent that is gone. Sent by LedgerChat itself, which asks for no right. */
public record PruneHandoffs(@TargetAggregateIdentifier AgentId agentId, AgentId gone, Instant at) {}
