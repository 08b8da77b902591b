package io.ledgerchat.query.message;

import static io.ledgerchat.query.view.Storable.json;
import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageDeleted;
import io.ledgerchat.event.message.MessageEvent.MessageRated;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.RatingWithdrawn;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Keeps one row per message and reply; a deleted conversation loses all of them in one statement. */
final class MessageProjection {
    private final ViewBatch batch;
    private final String table;
    private final String gone;
    private final String sent;
    private final String started;
    private final String ended;
    private final String copied;

    MessageProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("message");
        this.gone = schema.table("gone_conversation");
        this.sent = """
                insert into %s
                 (message_id, document_id, conversation_id, owner, parent_message_id, by_person, sender, text, quotes,
                  files, endpoint, token_count, expires_at, created_at, updated_at)
                select ?, ?, ?, ?, ?, true, 'User', ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?
                where not exists (select 1 from %s where conversation_id = ?)
                on conflict (message_id) do nothing""".formatted(table, gone);
        this.started = """
                insert into %s
                 (message_id, document_id, conversation_id, owner, parent_message_id, by_person, sender, endpoint, model,
                  icon_url, parallel, expires_at, created_at, updated_at)
                select ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?
                where not exists (select 1 from %s where conversation_id = ?)
                on conflict (message_id) do nothing""".formatted(table, gone);
        this.ended = """
                update %s set content = ?::jsonb, metadata = ?::jsonb, attachments = ?::jsonb, ending = ?,
                  token_count = ?, updated_at = ?
                where message_id = ?""".formatted(table);
        this.copied = """
                insert into %s
                 (message_id, document_id, conversation_id, owner, parent_message_id, by_person, sender, text, quotes,
                  files, content, attachments, metadata, feedback, parallel, endpoint, model, icon_url, token_count,
                  ending, expires_at, created_at, updated_at)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?
                where not exists (select 1 from %s where conversation_id = ?)
                on conflict (message_id) do nothing""".formatted(table, gone);
    }

    @EventHandler
    void on(MessageSent event) {
        var said = event.content().value();
        batch.addAbout(
                event.messageId().value(),
                sent,
                event.messageId().value(),
                event.documentId(),
                event.conversationId().value(),
                event.owner().value(),
                event.parentMessageId().value(),
                text(said.map(SentText::text).orElse(null)),
                MessageColumns.quotes(said.map(SentText::quotes).orElse(List.of())),
                MessageColumns.files(said.map(SentText::files).orElse(List.of())),
                text(event.endpoint()),
                event.tokenCount(),
                time(event.expiresAt()),
                time(event.sentAt()),
                time(event.sentAt()),
                event.conversationId().value());
    }

    /** The files stay as they were. */
    @EventHandler
    void on(MessageResent event) {
        var said = event.content().value();
        batch.addAbout(
                event.messageId().value(),
                "update " + table
                        + " set text = ?, quotes = ?::jsonb, token_count = ?, updated_at = ? where message_id = ?",
                text(said.map(SentText::text).orElse(null)),
                MessageColumns.quotes(said.map(SentText::quotes).orElse(List.of())),
                event.tokenCount(),
                time(event.resentAt()),
                event.messageId().value());
    }

    @EventHandler
    void on(MessageTextEdited event) {
        batch.addAbout(
                event.messageId().value(),
                "update " + table + " set text = ?, token_count = ?, updated_at = ? where message_id = ?",
                text(event.text().value().orElse(null)),
                event.tokenCount(),
                time(event.editedAt()),
                event.messageId().value());
    }

    @EventHandler
    void on(ContentPartEdited event) {
        batch.addAbout(
                event.messageId().value(),
                """
                update %s set content = jsonb_set(
                    content,
                    array[?::text, case content -> ?::int ->> 'type' when 'think' then 'think' else 'text' end],
                    to_jsonb(?::text),
                    false),
                  token_count = ?, updated_at = ?
                where message_id = ?""".formatted(table),
                Integer.toString(event.index()),
                event.index(),
                text(event.text().orElse("")),
                event.tokenCount(),
                time(event.editedAt()),
                event.messageId().value());
    }

    @EventHandler
    void on(ReplyStarted event) {
        batch.addAbout(
                event.messageId().value(),
                started,
                event.messageId().value(),
                event.documentId(),
                event.conversationId().value(),
                event.owner().value(),
                event.parentMessageId().value(),
                text(MessageColumns.sender(event)),
                text(event.endpoint()),
                text(event.model()),
                text(event.iconUrl()),
                event.addedAgentId() != null,
                time(event.expiresAt()),
                time(event.startedAt()),
                time(event.startedAt()),
                event.conversationId().value());
        if (event.addedAgentId() != null) {
            batch.addAbout(
                    event.parentMessageId().value(),
                    "update " + table + " set parallel = true where message_id = ? and owner = ?",
                    event.parentMessageId().value(),
                    event.owner().value());
        }
    }

    @EventHandler
    void on(ReplyEnded event) {
        batch.addAbout(
                event.messageId().value(),
                ended,
                json(WireContent.of(event.content().orElse(List.of()))),
                json(event instanceof ReplyCompleted completed ? completed.metadata() : null),
                MessageColumns.attachments(event),
                MessageColumns.ending(event).word(),
                event.tokenCount(),
                time(event.endedAt()),
                event.messageId().value());
    }

    @EventHandler
    void on(MessageCopied event) {
        var said = event.content().value();
        boolean reply = !event.byPerson();
        var left = said.map(CopiedContent::attachments).orElse(List.of());
        var parts = said.map(CopiedContent::parts).orElse(List.of());
        var ending = event.unfinished() ? Ending.STOPPED : Ending.COMPLETED;
        batch.addAbout(
                event.messageId().value(),
                copied,
                event.messageId().value(),
                event.documentId(),
                event.conversationId().value(),
                event.owner().value(),
                event.parentMessageId().value(),
                event.byPerson(),
                text(said.map(CopiedContent::sender).orElse("")),
                text(said.map(CopiedContent::text).orElse(null)),
                MessageColumns.quotes(said.map(CopiedContent::quotes).orElse(List.of())),
                MessageColumns.files(said.map(CopiedContent::files).orElse(List.of())),
                reply ? json(WireContent.of(parts)) : null,
                left.isEmpty() ? null : MessageColumns.attachments(left, event),
                MessageColumns.unlessEmpty(said.map(CopiedContent::metadata).orElse(Map.of())),
                MessageColumns.unlessEmpty(said.map(CopiedContent::feedback).orElse(Map.of())),
                parts.stream().anyMatch(ContentPart::ofAdded),
                text(event.endpoint()),
                text(event.model()),
                text(event.iconUrl()),
                event.tokenCount(),
                reply ? ending.word() : null,
                time(event.expiresAt()),
                time(event.createdAt()),
                time(event.createdAt()),
                event.conversationId().value());
    }

    @EventHandler
    void on(MessageRated event) {
        feedback(event, MessageColumns.feedback(event));
    }

    @EventHandler
    void on(RatingWithdrawn event) {
        feedback(event, null);
    }

    private void feedback(MessageEvent event, @Nullable String feedback) {
        batch.addAbout(
                event.messageId().value(),
                "update " + table + " set feedback = ?::jsonb where message_id = ?",
                feedback,
                event.messageId().value());
    }

    @EventHandler
    void on(MessageDeleted event) {
        batch.addAbout(
                event.messageId().value(),
                "delete from " + table + " where message_id = ?",
                event.messageId().value());
    }

    /**
     * A conversation is kept as long as its last turn says, with all that was said before: a temporary chat that is
     * turned back to a normal one keeps its first messages too (the reference loses them, contract 40 §5).
     */
    @EventHandler
    void on(ConversationSettingsChanged event) {
        if (event.expiresAt() == null) {
            batch.add(
                    "update " + table + " set expires_at = null where conversation_id = ? and expires_at is not null",
                    event.conversationId().value());
        } else {
            batch.add(
                    "update " + table + " set expires_at = ? where conversation_id = ?",
                    time(event.expiresAt()),
                    event.conversationId().value());
        }
    }

    @EventHandler
    void on(ConversationDeleted event) {
        var conversation = event.conversationId().value();
        batch.add("insert into " + gone + " (conversation_id) values (?) on conflict do nothing", conversation);
        batch.add("delete from " + table + " where conversation_id = ?", conversation);
    }
}
