package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AssistantId;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lends a file to one of an assistant's tools. Who is the first here to do so owns the assistant. */
public record AttachFileToAssistant(
        @TargetAggregateIdentifier AssistantId assistantId,
        AccountId actor,
        @Size(max = 100) String toolResource,
        @Size(max = 200) String fileId,
        Instant at)
        implements AssistantCommand {}
