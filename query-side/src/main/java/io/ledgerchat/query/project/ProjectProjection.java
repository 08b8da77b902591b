package io.ledgerchat.query.project;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.project.ProjectEvent.ProjectChanged;
import io.ledgerchat.event.project.ProjectEvent.ProjectCreated;
import io.ledgerchat.event.project.ProjectEvent.ProjectDeleted;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Keeps one row per project. */
final class ProjectProjection {
    private final ViewBatch batch;
    private final String table;

    ProjectProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("project");
    }

    @EventHandler
    void on(ProjectCreated event) {
        batch.add(
                """
                insert into %s (project_id, owner, name, description, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?) on conflict (project_id) do nothing""".formatted(table),
                event.projectId().value(),
                event.owner().value(),
                plain(event.name()),
                plain(event.description()),
                time(event.createdAt()),
                time(event.createdAt()));
    }

    @EventHandler
    void on(ProjectChanged event) {
        batch.add(
                "update " + table + " set name = ?, description = ?, updated_at = ? where project_id = ?",
                plain(event.name()),
                plain(event.description()),
                time(event.changedAt()),
                event.projectId().value());
    }

    @EventHandler
    void on(ProjectDeleted event) {
        batch.add(
                "delete from " + table + " where project_id = ?",
                event.projectId().value());
    }

    @EventHandler
    void on(AccountDeleted event) {
        batch.add("delete from " + table + " where owner = ?", event.accountId().value());
    }

    private static @Nullable String plain(Personal<String> personal) {
        return text(personal.value().orElse(null));
    }
}
