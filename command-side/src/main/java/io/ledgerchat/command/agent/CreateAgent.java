package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Makes an agent that belongs to the actor.
 *
 * @param documentId the 24-hex {@code _id} by which access to it is given
 * @param fields its settings by the names of the wire (contract 70 §2), without nulls; files that are not the
 *     actor's and tools that nobody knows are left out
 */
public record CreateAgent(
        @TargetAggregateIdentifier AgentId agentId,
        AccountId actor,
        String documentId,
        Map<String, Object> fields,
        Instant at)
        implements AgentCommand {
    /** Shows no settings. */
    @Override
    public String toString() {
        return "CreateAgent[" + agentId + "]";
    }
}
