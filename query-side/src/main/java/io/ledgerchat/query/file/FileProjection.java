package io.ledgerchat.query.file;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;

/**
 * Keeps one row per file that is there. A file stays as long as any conversation in which a message took it along, and at
 * least as long as was said when it was uploaded; so its time only ever becomes longer.
 */
final class FileProjection {
    private static final String OF_CONVERSATION = " where expires_at is not null"
            + " and file_id in (select u.file_id from %s u where u.conversation_id = ?)";

    private final ViewBatch batch;
    private final String table;
    private final String uses;
    private final String passing;

    FileProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("file");
        this.uses = schema.table("file_use");
        this.passing = schema.table("passing_conversation");
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
        String conversation = event.conversationId().value();
        String file = event.fileId().value();
        batch.add(
                "insert into " + uses + " (conversation_id, file_id) values (?, ?) on conflict do nothing",
                conversation,
                file);
        batch.add("""
                update %s set usage = usage + 1, temporary_id = null, updated_at = greatest(updated_at, ?),
                 expires_at = case when expires_at is not null then
                  (select greatest(file.expires_at, c.expires_at) from %s c where c.conversation_id = ?) end
                where file_id = ?""".formatted(table, passing), time(event.usedAt()), conversation, file);
    }

    @EventHandler
    void on(ConversationStarted event) {
        if (event.expiresAt() != null) {
            passes(event.conversationId(), event.expiresAt());
        }
    }

    @EventHandler
    void on(ConversationCopied event) {
        if (event.expiresAt() != null) {
            passes(event.conversationId(), event.expiresAt());
        }
    }

    /** The hours of a temporary chat count anew with each turn, and those of its files with them. */
    @EventHandler
    void on(ConversationSettingsChanged event) {
        var expiry = event.expiresAt();
        if (expiry == null) {
            batch.add(
                    "delete from " + passing + " where conversation_id = ?",
                    event.conversationId().value());
            batch.add(
                    "update " + table + " set expires_at = null" + OF_CONVERSATION.formatted(uses),
                    event.conversationId().value());
        } else {
            passes(event.conversationId(), expiry);
            batch.add(
                    "update " + table + " set expires_at = greatest(expires_at, ?)" + OF_CONVERSATION.formatted(uses),
                    time(expiry),
                    event.conversationId().value());
        }
    }

    private void passes(ConversationId conversation, Instant expiry) {
        batch.add(
                "insert into " + passing + " (conversation_id, expires_at) values (?, ?)"
                        + " on conflict (conversation_id) do update set expires_at = excluded.expires_at",
                conversation.value(),
                time(expiry));
    }

    @EventHandler
    void on(ConversationDeleted event) {
        batch.add(
                "delete from " + passing + " where conversation_id = ?",
                event.conversationId().value());
        batch.add(
                "delete from " + uses + " where conversation_id = ?",
                event.conversationId().value());
    }

    @EventHandler
    void on(FileDeleted event) {
        batch.add("delete from " + uses + " where file_id = ?", event.fileId().value());
        batch.add("delete from " + table + " where file_id = ?", event.fileId().value());
    }
}
