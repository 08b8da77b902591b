package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Replaces some settings of an agent; needs the right to edit it.
 *
 * @param fields the new settings by the names of the wire, without nulls; no fields change nothing
 */
public record UpdateAgent(
        @TargetAggregateIdentifier AgentId agentId, AccountId actor, Map<String, Object> fields, Instant at)
        implements AgentCommand {
    /** Shows no settings. */
    @Override
    public String toString() {
        return "UpdateAgent[" + agentId + "]";
    }
}
