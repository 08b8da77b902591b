package io.ledgerchat.event.project;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Something happened to a project. Which conversations lie in it is told by them. */
public sealed interface ProjectEvent {
    ProjectId projectId();

    AccountId owner();

    /** A person has it from now on. */
    @EventName("project.created")
    @Revision("1")
    record ProjectCreated(
            ProjectId projectId,
            AccountId owner,
            Personal<String> name,
            Personal<String> description,
            Instant createdAt)
            implements ProjectEvent {}

    /** It has another name or description. */
    @EventName("project.changed")
    @Revision("1")
    record ProjectChanged(
            ProjectId projectId,
            AccountId owner,
            Personal<String> name,
            Personal<String> description,
            Instant changedAt)
            implements ProjectEvent {}

    /** It is gone; its conversations stay and lie in no project. */
    @EventName("project.deleted")
    @Revision("1")
    record ProjectDeleted(ProjectId projectId, AccountId owner, Instant deletedAt) implements ProjectEvent {}
}
