package io.ledgerchat.query.prompt;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.prompt.PromptDetails;
import io.ledgerchat.event.prompt.PromptEvent.PromptCreated;
import io.ledgerchat.event.prompt.PromptEvent.PromptDeleted;
import io.ledgerchat.event.prompt.PromptEvent.PromptDescribed;
import io.ledgerchat.event.prompt.PromptEvent.PromptUsed;
import io.ledgerchat.event.prompt.PromptEvent.VersionAdded;
import io.ledgerchat.event.prompt.PromptEvent.VersionDeleted;
import io.ledgerchat.event.prompt.PromptEvent.VersionPutInProduction;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;

/** Keeps one row per prompt and one per version. */
final class PromptProjection {
    private final ViewBatch batch;
    private final String groups;
    private final String versions;

    PromptProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.groups = schema.table("prompt_group");
        this.versions = schema.table("prompt");
    }

    @EventHandler
    void on(PromptCreated event) {
        var details = event.details().value();
        batch.add(
                """
                insert into %s (group_id, author, name, oneliner, category, command, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (group_id) do nothing""".formatted(groups),
                event.groupId().value(),
                event.author().value(),
                text(details.map(PromptDetails::name).orElse(null)),
                text(details.map(PromptDetails::oneliner).orElse(null)),
                text(details.map(PromptDetails::category).orElse(null)),
                text(details.map(PromptDetails::command).orElse(null)),
                time(event.createdAt()),
                time(event.createdAt()));
    }

    @EventHandler
    void on(PromptDescribed event) {
        var details = event.details().value();
        batch.add(
                "update " + groups + " set name = ?, oneliner = ?, category = ?, command = ?, updated_at = ?"
                        + " where group_id = ?",
                text(details.map(PromptDetails::name).orElse(null)),
                text(details.map(PromptDetails::oneliner).orElse(null)),
                text(details.map(PromptDetails::category).orElse(null)),
                text(details.map(PromptDetails::command).orElse(null)),
                time(event.describedAt()),
                event.groupId().value());
    }

    @EventHandler
    void on(VersionAdded event) {
        batch.add(
                """
                insert into %s (prompt_id, group_id, author, text, type, created_at)
                values (?, ?, ?, ?, ?, ?) on conflict (prompt_id) do nothing""".formatted(versions),
                event.promptId().value(),
                event.groupId().value(),
                event.author().value(),
                text(event.text().value().orElse(null)),
                event.type(),
                time(event.addedAt()));
        touch(event.groupId(), event.addedAt());
    }

    @EventHandler
    void on(VersionPutInProduction event) {
        batch.add(
                "update " + groups + " set production_id = ?, updated_at = ? where group_id = ?",
                event.promptId().value(),
                time(event.putAt()),
                event.groupId().value());
    }

    @EventHandler
    void on(VersionDeleted event) {
        batch.add(
                "delete from " + versions + " where prompt_id = ?",
                event.promptId().value());
        touch(event.groupId(), event.deletedAt());
    }

    private void touch(PromptGroupId group, Instant at) {
        batch.add("update " + groups + " set updated_at = ? where group_id = ?", time(at), group.value());
    }

    @EventHandler
    void on(PromptUsed event) {
        batch.add(
                "update " + groups + " set uses = uses + 1 where group_id = ?",
                event.groupId().value());
    }

    @EventHandler
    void on(PromptDeleted event) {
        batch.add(
                "delete from " + groups + " where group_id = ?", event.groupId().value());
        batch.add(
                "delete from " + versions + " where group_id = ?",
                event.groupId().value());
    }
}
