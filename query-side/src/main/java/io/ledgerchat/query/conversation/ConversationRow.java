package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of the conversations view as readers see it. */
@Entity
@Immutable
@Table(schema = "views", name = "conversation")
class ConversationRow {
    @Id
    private String conversationId = "";

    private String documentId = "";
    private String owner = "";
    private @Nullable String title;
    private String endpoint = "";
    private @Nullable String endpointType;
    private @Nullable String model;
    private @Nullable String agentId;
    private @Nullable String spec;
    private @Nullable String iconUrl;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> parameters;

    private boolean archived;
    private @Nullable Instant archivedAt;
    private @Nullable Instant unarchivedAt;
    private @Nullable Boolean pinned;
    private @Nullable String projectId;
    private boolean wasFiled;
    private boolean temporary;
    private @Nullable Instant expiresAt;
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    AccountId owner() {
        return new AccountId(owner);
    }

    Conversation with(List<String> tags, List<String> fileIds, List<String> messageDocumentIds) {
        return new Conversation(
                new ConversationId(conversationId),
                documentId,
                new AccountId(owner),
                title,
                endpoint,
                endpointType,
                model,
                agentId,
                spec,
                iconUrl,
                parameters == null ? Map.of() : parameters,
                new Archiving(archived, archived || unarchivedAt != null, archivedAt),
                pinned,
                tags,
                new Filing(projectId == null ? null : new ProjectId(projectId), wasFiled),
                temporary,
                expiresAt,
                createdAt,
                updatedAt,
                fileIds,
                messageDocumentIds);
    }
}
