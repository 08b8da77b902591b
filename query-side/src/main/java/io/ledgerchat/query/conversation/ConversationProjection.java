package io.ledgerchat.query.conversation;

import static io.ledgerchat.query.view.Storable.json;
import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationEvent;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationFiled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationPinned;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnarchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnpinned;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.project.ProjectEvent.ProjectDeleted;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one row per conversation.
 *
 * <p>{@code updated_at} is the last activity: each step of a turn and each new title moves it forward, never back;
 * archiving, pinning, bookmarks and the edit of a message leave it (contract 40 §2, §3.5). Of a copy it is at first the
 * original's time; {@code copied_at} tells since when it has been here.
 */
final class ConversationProjection {
    private final ViewBatch batch;
    private final String table;

    ConversationProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("conversation");
    }

    @EventHandler
    void on(ConversationStarted event) {
        begin(
                event,
                event.documentId(),
                event.title(),
                event.settings(),
                event.temporary(),
                event.expiresAt(),
                event.startedAt(),
                null);
    }

    @EventHandler
    void on(ConversationCopied event) {
        begin(
                event,
                event.documentId(),
                event.title(),
                event.settings(),
                event.temporary(),
                event.expiresAt(),
                event.createdAt(),
                event.copiedAt());
    }

    private void begin(
            ConversationEvent event,
            String documentId,
            Personal<String> title,
            ConversationSettings settings,
            boolean temporary,
            @Nullable Instant expiresAt,
            Instant at,
            @Nullable Instant copiedAt) {
        batch.addAbout(
                event.conversationId().value(),
                """
                insert into %s
                 (conversation_id, document_id, owner, title, endpoint, endpoint_type, model, agent_id, spec, icon_url,
                  parameters, temporary, expires_at, created_at, updated_at, copied_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                on conflict (conversation_id) do nothing""".formatted(table),
                event.conversationId().value(),
                documentId,
                event.owner().value(),
                text(title.value().orElse(null)),
                text(settings.endpoint()),
                text(settings.endpointType()),
                text(settings.model()),
                text(settings.agentId()),
                text(settings.spec()),
                text(settings.iconUrl()),
                json(settings.parameters().value().orElse(null)),
                temporary,
                time(expiresAt),
                time(at),
                time(at),
                time(copiedAt));
    }

    @EventHandler
    void on(ConversationSettingsChanged event) {
        var settings = event.settings();
        batch.addAbout(
                event.conversationId().value(),
                """
                update %s set endpoint = ?, endpoint_type = ?, model = ?, agent_id = ?, spec = ?, icon_url = ?,
                  parameters = ?::jsonb, temporary = ?, expires_at = ?, updated_at = greatest(updated_at, ?)
                where conversation_id = ?""".formatted(table),
                text(settings.endpoint()),
                text(settings.endpointType()),
                text(settings.model()),
                text(settings.agentId()),
                text(settings.spec()),
                text(settings.iconUrl()),
                json(settings.parameters().value().orElse(null)),
                event.temporary(),
                time(event.expiresAt()),
                time(event.changedAt()),
                event.conversationId().value());
    }

    @EventHandler
    void on(ConversationRenamed event) {
        title(event.conversationId(), event.title().value().orElse(null), event.renamedAt());
    }

    @EventHandler
    void on(ConversationTitled event) {
        title(event.conversationId(), event.title().value().orElse(null), event.titledAt());
    }

    private void title(ConversationId conversation, @Nullable String title, Instant at) {
        batch.addAbout(
                conversation.value(),
                "update " + table + " set title = ?, updated_at = greatest(updated_at, ?) where conversation_id = ?",
                text(title),
                time(at),
                conversation.value());
    }

    @EventHandler
    void on(MessageSent event) {
        touch(event.conversationId(), event.sentAt());
    }

    @EventHandler
    void on(MessageResent event) {
        touch(event.conversationId(), event.resentAt());
    }

    @EventHandler
    void on(ReplyStarted event) {
        touch(event.conversationId(), event.startedAt());
    }

    @EventHandler
    void on(ReplyEnded event) {
        touch(event.conversationId(), event.endedAt());
    }

    private void touch(ConversationId conversation, Instant at) {
        batch.mergeAbout(
                conversation.value(),
                "update " + table + " set updated_at = greatest(updated_at, ?) where conversation_id = ?",
                ConversationProjection::later,
                time(at),
                conversation.value());
    }

    private static @Nullable Object[] later(@Nullable Object[] one, @Nullable Object[] other) {
        return one[0] instanceof OffsetDateTime time && other[0] instanceof OffsetDateTime next && time.isAfter(next)
                ? one
                : other;
    }

    @EventHandler
    void on(ConversationArchived event) {
        batch.addAbout(
                event.conversationId().value(),
                "update " + table
                        + " set archived = true, archived_at = ?, unarchived_at = null where conversation_id = ?",
                time(event.archivedAt()),
                event.conversationId().value());
    }

    @EventHandler
    void on(ConversationUnarchived event) {
        batch.addAbout(
                event.conversationId().value(),
                "update " + table
                        + " set archived = false, archived_at = null, unarchived_at = ? where conversation_id = ?",
                time(event.unarchivedAt()),
                event.conversationId().value());
    }

    @EventHandler
    void on(ConversationPinned event) {
        pin(event.conversationId(), true);
    }

    @EventHandler
    void on(ConversationUnpinned event) {
        pin(event.conversationId(), false);
    }

    private void pin(ConversationId conversation, boolean pinned) {
        batch.addAbout(
                conversation.value(),
                "update " + table + " set pinned = ? where conversation_id = ?",
                pinned,
                conversation.value());
    }

    @EventHandler
    void on(ConversationFiled event) {
        batch.addAbout(
                event.conversationId().value(),
                "update " + table
                        + " set project_id = ?, was_filed = true, updated_at = greatest(updated_at, ?)"
                        + " where conversation_id = ?",
                event.projectId() == null ? null : event.projectId().value(),
                time(event.filedAt()),
                event.conversationId().value());
    }

    @EventHandler
    void on(ProjectDeleted event) {
        batch.add(
                "update " + table + " set project_id = null where project_id = ?",
                event.projectId().value());
    }

    @EventHandler
    void on(ConversationDeleted event) {
        batch.addAbout(
                event.conversationId().value(),
                "delete from " + table + " where conversation_id = ?",
                event.conversationId().value());
    }
}
