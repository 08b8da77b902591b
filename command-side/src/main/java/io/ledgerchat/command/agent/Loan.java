package io.ledgerchat.command.agent;

import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** To which tool a file is to be lent: of an agent, or of an assistant. */
public record Loan(
        @Nullable AgentId agent,
        @Nullable AssistantId assistant,
        @Size(max = 100) String toolResource) {
    public static Loan to(AgentId agent, String toolResource) {
        return new Loan(agent, null, toolResource);
    }

    public static Loan to(AssistantId assistant, String toolResource) {
        return new Loan(null, assistant, toolResource);
    }
}
