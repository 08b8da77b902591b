package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of the messages view as readers see it. */
@Entity
@Immutable
@Table(schema = "views", name = "message")
class MessageRow {
    @Id
    private String messageId = "";

    private String documentId = "";
    private String conversationId = "";
    private String owner = "";
    private String parentMessageId = "";
    private boolean byPerson;
    private String sender = "";
    private @Nullable String text;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<String> quotes;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Map<String, Object>> files;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Map<String, Object>> content;

    private String endpoint = "";
    private @Nullable String model;
    private @Nullable String iconUrl;
    private @Nullable Integer tokenCount;
    private @Nullable String ending;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> metadata;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> feedback;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Map<String, Object>> attachments;

    private boolean parallel;

    /** Absent while the conversations view does not know the conversation; until then what expires counts as temporary. */
    @Formula("(select known.temporary from views.conversation known where known.conversation_id = conversation_id)")
    private @Nullable Boolean temporary;

    private @Nullable Instant expiresAt;
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    Message message() {
        return new Message(
                new MessageId(messageId),
                documentId,
                new ConversationId(conversationId),
                new AccountId(owner),
                new MessageId(parentMessageId),
                byPerson,
                sender,
                text == null ? "" : text,
                quotes == null ? List.of() : quotes,
                files == null ? List.of() : AttachedFiles.read(files),
                content == null ? List.of() : content,
                endpoint,
                model,
                iconUrl,
                tokenCount == null ? 0 : tokenCount,
                ending == null ? null : Ending.of(ending),
                metadata == null ? Map.of() : metadata,
                feedback == null ? Map.of() : feedback,
                attachments == null ? List.of() : attachments,
                parallel,
                temporary == null ? expiresAt != null : temporary,
                expiresAt,
                createdAt,
                updatedAt);
    }

    PastMessage past() {
        return new PastMessage(
                new MessageId(messageId),
                new MessageId(parentMessageId),
                byPerson,
                text == null ? "" : text,
                quotes == null ? List.of() : quotes,
                files == null ? List.of() : AttachedFiles.read(files),
                content == null ? List.of() : WireContent.read(content),
                tokenCount == null ? 0 : tokenCount,
                !byPerson && ending == null);
    }
}
