package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Makes a copy of an agent that belongs to the actor, who needs the right to edit the original. Of its files only those
 * of the {@code context} that are the actor's own are copied (contract 70 §3.7).
 *
 * @param agentId the copy
 * @param name what the copy is called
 */
public record DuplicateAgent(
        @TargetAggregateIdentifier AgentId agentId,
        AccountId actor,
        AgentId original,
        String documentId,
        String name,
        Instant at)
        implements AgentCommand {
    /** Shows no name. */
    @Override
    public String toString() {
        return "DuplicateAgent[" + original + " as " + agentId + "]";
    }
}
