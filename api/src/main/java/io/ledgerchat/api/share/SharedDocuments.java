package io.ledgerchat.api.share;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.file.FileDocuments;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.share.Share;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shared conversations as readers see them (contract 50 §4.1): under ids that are made anew for each reading and lead
 * nowhere, and only with what is named here. Files can be opened under the link alone.
 */
final class SharedDocuments {
    private final String conversation = "convo_" + Ids.nanoId();
    private final Map<MessageId, String> messages = new HashMap<>();
    private final Share share;
    private final boolean withFiles;

    private SharedDocuments(Share share, boolean withFiles) {
        this.share = share;
        this.withFiles = withFiles;
    }

    static Map<String, Object> of(Share share, List<Message> messages, boolean withFiles) {
        return new SharedDocuments(share, withFiles).document(messages);
    }

    private Map<String, Object> document(List<Message> shown) {
        var document = new LinkedHashMap<String, Object>();
        document.put("shareId", share.shareId().value());
        document.put("title", share.title());
        document.put("createdAt", IsoTime.of(share.createdAt()));
        document.put("updatedAt", IsoTime.of(share.updatedAt()));
        document.put("conversationId", conversation);
        document.put("messages", shown.stream().map(this::message).toList());
        return document;
    }

    private Map<String, Object> message(Message message) {
        var document = new LinkedHashMap<String, Object>();
        document.put("messageId", anonymous(message.messageId()));
        document.put("parentMessageId", anonymous(message.parentMessageId()));
        document.put("conversationId", conversation);
        document.put("sender", message.sender());
        document.put("text", message.text());
        document.put("content", message.byPerson() ? null : message.content());
        document.put("isCreatedByUser", message.byPerson());
        document.put("createdAt", IsoTime.of(message.createdAt()));
        document.put("updatedAt", IsoTime.of(message.updatedAt()));
        document.put("tokenCount", message.tokenCount());
        document.put("unfinished", message.isUnfinished());
        document.put("error", false);
        if (message.iconUrl() != null) {
            document.put("iconURL", message.iconUrl());
        }
        if (!message.quotes().isEmpty()) {
            document.put("quotes", message.quotes());
        }
        if (withFiles) {
            addFiles(message, document);
        }
        return document;
    }

    private void addFiles(Message message, Map<String, Object> document) {
        if (!message.files().isEmpty()) {
            document.put("files", message.files().stream().map(this::file).toList());
        }
        if (!message.byPerson()) {
            document.put(
                    "attachments",
                    message.attachments().stream()
                            .map(left -> attachment(message, left))
                            .toList());
        }
    }

    private Map<String, @Nullable Object> file(AttachedFile attached) {
        var document = FileDocuments.attached(attached);
        document.keySet().removeAll(Set.of("user", "source", "context"));
        document.put(
                "filepath",
                "/api/share/" + share.shareId().value() + "/files/"
                        + attached.fileId().value());
        return document;
    }

    /** What a tool left. */
    private Map<String, Object> attachment(Message message, Map<String, Object> left) {
        var document = new LinkedHashMap<>(left);
        document.keySet().removeAll(Set.of("user", "filepath"));
        document.put("messageId", anonymous(message.messageId()));
        document.put("conversationId", conversation);
        return document;
    }

    private String anonymous(MessageId message) {
        return message.equals(MessageId.ROOT)
                ? message.value()
                : messages.computeIfAbsent(message, known -> "msg_" + Ids.nanoId());
    }
}
