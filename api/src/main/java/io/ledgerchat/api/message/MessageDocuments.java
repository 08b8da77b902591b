package io.ledgerchat.api.message;

import io.ledgerchat.api.file.FileDocuments;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.message.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as clients read them (contract 40 §1.2, contract 30 §17). */
public final class MessageDocuments {
    private MessageDocuments() {}

    /** As a conversation shows it. */
    public static Map<String, Object> shown(Message message) {
        var document = new LinkedHashMap<String, Object>();
        document.put("messageId", message.messageId().value());
        document.put("conversationId", message.conversationId().value());
        document.put("parentMessageId", message.parentMessageId().value());
        document.put("sender", message.sender());
        document.put("text", message.text());
        if (!message.byPerson()) {
            document.put("content", message.content());
        }
        if (!message.quotes().isEmpty()) {
            document.put("quotes", message.quotes());
        }
        if (!message.files().isEmpty()) {
            document.put(
                    "files",
                    message.files().stream().map(FileDocuments::attached).toList());
        }
        document.put("isCreatedByUser", message.byPerson());
        if (message.parallel()) {
            document.put("addedConvo", true);
        }
        document.put("endpoint", message.endpoint());
        document.put("model", message.model());
        putIfKnown(document, "iconURL", message.iconUrl());
        if (!message.isUnfinished()) {
            document.put("tokenCount", message.tokenCount());
        }
        if (!message.byPerson() && !message.isUnfinished()) {
            document.put("attachments", message.attachments());
        }
        if (!message.metadata().isEmpty()) {
            document.put("metadata", message.metadata());
        }
        if (!message.feedback().isEmpty()) {
            document.put("feedback", message.feedback());
        }
        document.put("unfinished", message.isUnfinished());
        document.put("error", false);
        document.put("isTemporary", message.temporary());
        document.put("expiredAt", message.expiresAt() == null ? null : IsoTime.of(message.expiresAt()));
        document.put("createdAt", IsoTime.of(message.createdAt()));
        document.put("updatedAt", IsoTime.of(message.updatedAt()));
        return document;
    }

    /** The whole document, with what a conversation does not show. */
    public static Map<String, Object> whole(Message message) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", message.documentId());
        document.put("user", message.owner().value());
        document.put("__v", 0);
        document.putAll(shown(message));
        return document;
    }

    /**
     * A message that was found by its words: the text is everything it says, and the model is that of its conversation
     * (contract 45 §2).
     */
    static Map<String, Object> found(Message message, @Nullable String title, @Nullable String model) {
        var document = whole(message);
        document.put("text", message.flattened());
        document.put("title", title);
        document.put("model", model);
        return document;
    }

    /** What the edit of a message answers: its parts are not repeated (contract 40 §3.5). */
    static Map<String, Object> edited(Message message) {
        var document = new LinkedHashMap<String, Object>();
        document.put("messageId", message.messageId().value());
        document.put("conversationId", message.conversationId().value());
        document.put("parentMessageId", message.parentMessageId().value());
        document.put("sender", message.sender());
        document.put("text", message.text());
        document.put("isCreatedByUser", message.byPerson());
        document.put("tokenCount", message.tokenCount());
        if (!message.feedback().isEmpty()) {
            document.put("feedback", message.feedback());
        }
        document.put("endpoint", message.endpoint());
        return document;
    }

    private static void putIfKnown(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
