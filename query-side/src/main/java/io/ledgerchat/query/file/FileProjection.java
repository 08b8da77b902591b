package io.ledgerchat.query.file;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import org.axonframework.eventhandling.EventHandler;

/** Keeps one row per file that is there. */
final class FileProjection {
    private final ViewBatch batch;
    private final String table;

    FileProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("file");
    }

    @EventHandler
    void on(FileUploaded event) {
        var purpose = event.purpose();
        batch.add(
                """
                insert into %s
                 (file_id, document_id, owner, temporary_id, name, type, bytes, sha256, width, height, source, key,
                  context, endpoint, model, agent_id, assistant_id, tool_resource, expires_at, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (file_id) do nothing""".formatted(table),
                event.fileId().value(),
                event.documentId(),
                event.owner().value(),
                text(event.temporaryId()),
                text(event.name().value().orElse(null)),
                text(event.type()),
                event.bytes(),
                event.sha256(),
                event.width(),
                event.height(),
                event.place().source(),
                text(event.place().key()),
                purpose.context(),
                text(purpose.endpoint()),
                text(purpose.model()),
                text(purpose.agentId()),
                text(purpose.assistantId()),
                text(purpose.toolResource()),
                time(event.expiresAt()),
                time(event.uploadedAt()),
                time(event.uploadedAt()));
    }

    /** Moves it to the top of the list (contract 60 §12). */
    @EventHandler
    void on(FileUsed event) {
        batch.add("""
                update %s set usage = usage + 1, temporary_id = null, updated_at = greatest(updated_at, ?)
                where file_id = ?""".formatted(table), time(event.usedAt()), event.fileId().value());
    }

    @EventHandler
    void on(FileDeleted event) {
        batch.add("delete from " + table + " where file_id = ?", event.fileId().value());
    }
}
