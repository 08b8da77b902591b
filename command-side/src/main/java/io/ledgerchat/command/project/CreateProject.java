package io.ledgerchat.command.project;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.project.ProjectId;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a project, a folder for conversations (contract 40 §4). */
public record CreateProject(
        @TargetAggregateIdentifier ProjectId projectId,
        AccountId actor,
        @NotBlank String name,
        String description,
        Instant at) {
    /** Names no text. */
    @Override
    public String toString() {
        return "CreateProject[" + projectId + "]";
    }
}
