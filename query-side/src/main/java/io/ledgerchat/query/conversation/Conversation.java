package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one conversation.
 *
 * @param archiving when it was archived or taken out of the archive
 * @param pinned absent as long as it was never pinned
 * @param tags the names of the bookmarks it carries, in their order
 * @param filing in which project it lies
 * @param parameters LibreChat's model parameters by their wire names
 * @param fileIds the files that went with its last turn
 * @param messageDocumentIds the {@code _id}s of its messages, oldest first
 */
public record Conversation(
        ConversationId conversationId,
        String documentId,
        AccountId owner,
        @Nullable String title,
        String endpoint,
        @Nullable String endpointType,
        @Nullable String model,
        @Nullable String agentId,
        @Nullable String spec,
        @Nullable String iconUrl,
        Map<String, Object> parameters,
        Archiving archiving,
        @Nullable Boolean pinned,
        List<String> tags,
        Filing filing,
        boolean temporary,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        List<String> fileIds,
        List<String> messageDocumentIds) {}
