package io.ledgerchat.command.project;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Gives a project another name or description; what is absent stays. */
public record ChangeProject(
        @TargetAggregateIdentifier ProjectId projectId,
        AccountId actor,
        @Nullable String name,
        @Nullable String description,
        Instant at) {
    /** Names no text. */
    @Override
    public String toString() {
        return "ChangeProject[" + projectId + "]";
    }
}
