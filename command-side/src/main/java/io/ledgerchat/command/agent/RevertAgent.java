package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes an agent back to a snapshot, of those since counted from 0; needs the right to edit it. Refused as invalid when
 * there is no such snapshot.
 */
public record RevertAgent(@TargetAggregateIdentifier AgentId agentId, AccountId actor, int version, Instant at)
        implements AgentCommand {}
