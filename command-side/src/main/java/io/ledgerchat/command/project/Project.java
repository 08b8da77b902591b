package io.ledgerchat.command.project;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.project.ProjectEvent.ProjectChanged;
import io.ledgerchat.event.project.ProjectEvent.ProjectCreated;
import io.ledgerchat.event.project.ProjectEvent.ProjectDeleted;
import io.ledgerchat.event.project.ProjectId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A folder of conversations of one person; for everybody else it does not exist. */
@Aggregate
class Project {
    @AggregateIdentifier
    private ProjectId id;

    private AccountId owner;
    private Personal<String> name;
    private Personal<String> description;
    private boolean deleted;

    @SuppressWarnings("NullAway.Init")
    Project() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init")
    Project(CreateProject command) {
        apply(new ProjectCreated(
                command.projectId(),
                command.actor(),
                Personal.of(command.actor(), command.name()),
                Personal.of(command.actor(), command.description()),
                command.at()));
    }

    @CommandHandler
    void handle(ChangeProject command) {
        requireOpenFor(command.actor());
        var wantedName = command.name() == null ? name : Personal.of(owner, command.name());
        var wantedDescription = command.description() == null ? description : Personal.of(owner, command.description());
        if (!wantedName.equals(name) || !wantedDescription.equals(description)) {
            apply(new ProjectChanged(id, owner, wantedName, wantedDescription, command.at()));
        }
    }

    @CommandHandler
    void handle(DeleteProject command) {
        requireOpenFor(command.actor());
        apply(new ProjectDeleted(id, owner, command.at()));
    }

    void requireOpenFor(AccountId actor) {
        if (deleted || !actor.equals(owner)) {
            throw notFound();
        }
    }

    static Refusal notFound() {
        return new Refusal(Refusal.Code.NOT_FOUND, "Project not found");
    }

    @EventSourcingHandler
    void on(ProjectCreated event) {
        id = event.projectId();
        owner = event.owner();
        name = event.name();
        description = event.description();
    }

    @EventSourcingHandler
    void on(ProjectChanged event) {
        name = event.name();
        description = event.description();
    }

    @EventSourcingHandler
    void on(ProjectDeleted event) {
        deleted = true;
    }
}
