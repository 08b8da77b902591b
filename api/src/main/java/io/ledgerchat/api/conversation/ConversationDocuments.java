package io.ledgerchat.api.conversation;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.conversation.Archiving;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.ConversationSummary;
import io.ledgerchat.query.conversation.Filing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversations as clients read them (contract 40 §1.1). */
public final class ConversationDocuments {
    private ConversationDocuments() {}

    /** The whole document: of one conversation asked for by its id, after a change, and in the final frame of a turn. */
    public static Map<String, Object> whole(Conversation conversation) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", conversation.documentId());
        document.put("conversationId", conversation.conversationId().value());
        document.put("user", conversation.owner().value());
        document.put("createdAt", IsoTime.of(conversation.createdAt()));
        document.put("__v", 0);
        document.put("title", conversation.title());
        document.put("isArchived", conversation.archiving().archived());
        putArchivedAt(document, conversation.archiving());
        putIfKnown(document, "pinned", conversation.pinned());
        document.put("tags", conversation.tags());
        putProject(document, conversation.filing());
        document.put("files", conversation.fileIds());
        document.put("endpoint", conversation.endpoint());
        putIfKnown(document, "endpointType", conversation.endpointType());
        putIfKnown(document, "agent_id", conversation.agentId());
        putIfKnown(document, "spec", conversation.spec());
        putIfKnown(document, "iconURL", conversation.iconUrl());
        putIfKnown(document, "model", conversation.model());
        document.put("messages", conversation.messageDocumentIds());
        document.put("isTemporary", conversation.temporary());
        document.put("expiredAt", conversation.expiresAt() == null ? null : IsoTime.of(conversation.expiresAt()));
        document.put("updatedAt", IsoTime.of(conversation.updatedAt()));
        conversation.parameters().forEach(document::putIfAbsent);
        return document;
    }

    /**
     * One line of the list: of a whole document only what the list shows, and that only where it is known.
     *
     * @param sharing whether conversations can be shared at all
     */
    static Map<String, Object> line(ConversationSummary conversation, boolean sharing) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", conversation.documentId());
        document.put("conversationId", conversation.conversationId().value());
        document.put("endpoint", conversation.endpoint());
        document.put("title", conversation.title());
        document.put("createdAt", IsoTime.of(conversation.createdAt()));
        document.put("updatedAt", IsoTime.of(conversation.updatedAt()));
        putArchivedAt(document, conversation.archiving());
        document.put("user", conversation.owner().value());
        putIfKnown(document, "model", conversation.model());
        putIfKnown(document, "agent_id", conversation.agentId());
        putIfKnown(document, "spec", conversation.spec());
        putIfKnown(document, "iconURL", conversation.iconUrl());
        putProject(document, conversation.filing());
        putIfKnown(document, "pinned", conversation.pinned());
        if (sharing) {
            document.put("isShared", conversation.shared());
        }
        return document;
    }

    /** Once it was taken out of a project, clients are not told that it lies in none. */
    private static void putProject(Map<String, Object> document, Filing filing) {
        var project = filing.projectId();
        if (project != null || !filing.changed()) {
            document.put("chatProjectId", project == null ? null : project.value());
        }
    }

    private static void putArchivedAt(Map<String, Object> document, Archiving archiving) {
        if (archiving.changed()) {
            var archivedAt = archiving.archivedAt();
            document.put("archivedAt", archivedAt == null ? null : IsoTime.of(archivedAt));
        }
    }

    private static void putIfKnown(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
