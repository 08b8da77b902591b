package io.ledgerchat.query.share;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.share.ShareEvent.ConversationShared;
import io.ledgerchat.event.share.ShareEvent.ShareRevoked;
import io.ledgerchat.event.share.ShareEvent.ShareUpdated;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Keeps one row per shared link; a deleted conversation loses all of its. */
final class ShareProjection {
    private final ViewBatch batch;
    private final String table;

    ShareProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("share");
    }

    @EventHandler
    void on(ConversationShared event) {
        batch.add(
                """
                insert into %s
                 (share_id, document_id, owner, conversation_id, title, messages, target, files, expires_at, created_at,
                  updated_at)
                values (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?)
                on conflict (share_id) do nothing""".formatted(table),
                event.shareId().value(),
                event.documentId(),
                event.owner().value(),
                event.conversationId().value(),
                text(event.title().value().orElse(null)),
                values(event.messages()),
                value(event.target()),
                event.files(),
                time(event.expiresAt()),
                time(event.sharedAt()),
                time(event.sharedAt()));
    }

    @EventHandler
    void on(ShareUpdated event) {
        batch.add(
                "update " + table + " set messages = string_to_array(?, ','), target = ?, files = ?, updated_at = ?"
                        + " where share_id = ?",
                values(event.messages()),
                value(event.target()),
                event.files(),
                time(event.updatedAt()),
                event.shareId().value());
    }

    @EventHandler
    void on(ShareRevoked event) {
        batch.add(
                "delete from " + table + " where share_id = ?", event.shareId().value());
    }

    @EventHandler
    void on(ConversationDeleted event) {
        batch.add(
                "delete from " + table + " where conversation_id = ?",
                event.conversationId().value());
    }

    @EventHandler
    void on(AccountDeleted event) {
        batch.add("delete from " + table + " where owner = ?", event.accountId().value());
    }

    private static String values(List<MessageId> messages) {
        return String.join(",", messages.stream().map(MessageId::value).toList());
    }

    private static @Nullable String value(@Nullable MessageId message) {
        return message == null ? null : message.value();
    }
}
