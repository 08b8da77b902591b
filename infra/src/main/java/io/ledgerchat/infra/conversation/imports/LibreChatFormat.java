package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.query.message.WireContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation as LibreChat exports it: a list of messages, or a tree of them. */
final class LibreChatFormat {
    static final String NAMELESS = "Imported Chat";
    private static final Set<String> NO_PARAMETERS =
            Set.of("title", "endpoint", "endpointType", "model", "presetId", "conversationId", "user", "tools", "_id");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> head;
    private final boolean tree;
    private int unnamed;

    /** @param head the fields of the export beside its messages */
    LibreChatFormat(Map<String, JsonNode> head) {
        this.head = head;
        this.tree = head.containsKey("recursive") && head.get("recursive").booleanValue();
    }

    ExportedConversation conversation() {
        JsonNode fields = JSON.valueToTree(head);
        var options = fields.path("options");
        var parameters = new LinkedHashMap<String, Object>();
        options.properties().stream()
                .filter(option -> !NO_PARAMETERS.contains(option.getKey()))
                .filter(option ->
                        option.getValue().isValueNode() && !option.getValue().isNull())
                .forEach(option -> parameters.put(option.getKey(), JSON.convertValue(option.getValue(), Object.class)));
        return new ExportedConversation(
                "librechat",
                Exported.text(fields, "title", NAMELESS),
                Exported.textOrNull(fields, "endpoint"),
                Exported.textOrNull(options, "model"),
                parameters,
                null);
    }

    void read(JsonNode message, ExportSink sink) {
        read(message, Exported.textOrNull(message, "parentMessageId"), sink);
    }

    /** One that says nothing is left out of a tree, with all that hangs below it. */
    private void read(JsonNode message, @Nullable String parent, ExportSink sink) {
        var id = Exported.text(message, "messageId", "unnamed-" + unnamed++);
        var content = message.path("content");
        boolean silent = Exported.textOrNull(message, "text") == null && content.isEmpty();
        if (silent && tree) {
            return;
        }
        sink.add(exported(message, id, parent));
        for (JsonNode child : message.path("children")) {
            read(child, id, sink);
        }
    }

    private static ExportedMessage exported(JsonNode message, String id, @Nullable String parent) {
        var createdAt = Exported.time(message.path("createdAt"));
        var text = Exported.text(message, "text", "");
        boolean byPerson = message.path("isCreatedByUser").booleanValue()
                || message.path("sender").asText().equalsIgnoreCase("user");
        var parts = parts(message.path("content"));
        if (byPerson) {
            var said = text.isEmpty() ? WireContent.flatten(WireContent.of(parts)) : text;
            return ExportedMessage.said(id, parent, Exported.text(message, "sender", "User"), said, createdAt);
        }
        return ExportedMessage.replied(
                id,
                parent,
                Exported.text(message, "sender", "Assistant"),
                parts.isEmpty() ? List.of(new ContentPart.Text(text)) : parts,
                Exported.textOrNull(message, "model"),
                createdAt);
    }

    private static List<ContentPart> parts(JsonNode content) {
        var parts = new ArrayList<Map<String, Object>>();
        for (JsonNode part : content) {
            if (part.isObject()) {
                Map<String, Object> wire =
                        JSON.convertValue(part, new TypeReference<LinkedHashMap<String, Object>>() {});
                plain(wire, "text");
                plain(wire, "think");
                parts.add(wire);
            }
        }
        return WireContent.read(parts);
    }

    /** A text with annotations is read without them. */
    private static void plain(Map<String, Object> part, String field) {
        if (part.get(field) instanceof Map<?, ?> annotated && annotated.get("value") instanceof String text) {
            part.put(field, text);
        }
    }
}
