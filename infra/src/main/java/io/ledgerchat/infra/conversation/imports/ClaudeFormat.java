package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.ledgerchat.event.message.ContentPart;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A conversation as Claude exports it: one message after the other. */
final class ClaudeFormat implements ConversationFormat {
    @Override
    public void read(JsonNode conversation, ExportSink sink) {
        sink.begin(new ExportedConversation(
                "claude",
                Exported.text(conversation, "name", "Imported Claude Chat"),
                "anthropic",
                null,
                Map.of(),
                Exported.time(conversation.path("created_at"))));
        @Nullable String parent = null;
        int number = 0;
        for (JsonNode message : conversation.path("chat_messages")) {
            var exported = message(message, "unnamed-" + number++, parent);
            sink.add(exported);
            parent = exported.id();
        }
        sink.end();
    }

    private static ExportedMessage message(JsonNode message, String ifUnnamed, @Nullable String parent) {
        var id = Exported.text(message, "uuid", ifUnnamed);
        var createdAt = Exported.time(message.path("created_at"));
        var said = joined(message, "text", "text");
        var text = said.isEmpty() ? Exported.text(message, "text", "") : said;
        if (message.path("sender").asText().equals("human")) {
            return ExportedMessage.said(id, parent, "user", text, createdAt);
        }
        var parts = new ArrayList<ContentPart>();
        var thoughts = joined(message, "thinking", "thinking");
        if (!thoughts.isEmpty()) {
            parts.add(new ContentPart.Think(thoughts));
        }
        parts.add(new ContentPart.Text(text));
        return ExportedMessage.replied(id, parent, "Claude", parts, null, createdAt);
    }

    private static String joined(JsonNode message, String type, String field) {
        return StreamSupport.stream(message.path("content").spliterator(), false)
                .filter(part -> part.path("type").asText().equals(type))
                .map(part -> part.path(field).asText())
                .collect(Collectors.joining());
    }
}
