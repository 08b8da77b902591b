package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Deletes an agent; needs the right to. Its files and conversations stay. */
public record DeleteAgent(@TargetAggregateIdentifier AgentId agentId, AccountId actor, Instant at)
        implements AgentCommand {}
