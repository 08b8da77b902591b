package io.ledgerchat.api.message;

import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stored conversations and messages as whole documents (contract 30 §17). */
final class SavedDocuments {
    private SavedDocuments() {}

    static Map<String, Object> conversation(Conversation saved) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("_id", saved.documentId());
        document.put("conversationId", saved.conversationId().value());
        document.put("user", saved.owner().value());
        document.put("createdAt", saved.createdAt());
        document.put("__v", 0);
        document.put("title", saved.title());
        document.put("isArchived", false);
        document.put("tags", List.of());
        document.put("chatProjectId", null);
        document.put("files", List.of());
        document.put("endpoint", saved.endpoint());
        putIfKnown(document, "endpointType", saved.endpointType());
        putIfKnown(document, "agent_id", saved.agentId());
        document.putAll(saved.parameters());
        putIfKnown(document, "model", saved.model());
        document.put("messages", saved.messageDocumentIds());
        document.put("isTemporary", saved.temporary());
        document.put("expiredAt", saved.expiresAt());
        document.put("updatedAt", saved.updatedAt());
        return whole(document);
    }

    static Map<String, Object> message(Message saved) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("_id", saved.documentId());
        document.put("messageId", saved.messageId().value());
        document.put("user", saved.owner().value());
        document.put("updatedAt", saved.updatedAt());
        document.put("expiredAt", saved.expiresAt());
        document.put("isTemporary", saved.expiresAt() != null);
        document.put("unfinished", saved.isUnfinished());
        document.put("endpoint", saved.endpoint());
        document.put("tokenCount", saved.tokenCount());
        document.put("isCreatedByUser", saved.byPerson());
        document.put("text", saved.text());
        document.put("sender", saved.sender());
        document.put("conversationId", saved.conversationId().value());
        document.put("parentMessageId", saved.parentMessageId().value());
        document.put("__v", 0);
        document.put("createdAt", saved.createdAt());
        document.put("model", saved.model());
        document.put("error", false);
        return whole(document);
    }

    private static void putIfKnown(Map<String, @Nullable Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> whole(Map<String, @Nullable Object> document) {
        return (Map<String, Object>) (Map<String, ?>) document;
    }
}
