package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.ledgerchat.event.message.ContentPart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A conversation as ChatGPT exports it: a map of nodes that name their parents, some of which are no messages. */
final class ChatGptFormat implements ConversationFormat {
    private static final Set<String> THOUGHTS = Set.of("thoughts", "reasoning_recap");
    private static final String GPT = "gpt-";

    @Override
    public void read(JsonNode conversation, ExportSink sink) {
        sink.begin(new ExportedConversation(
                "chatgpt",
                Exported.text(conversation, "title", LibreChatFormat.NAMELESS),
                "openAI",
                null,
                Map.of(),
                Exported.time(conversation.path("create_time"))));
        var mapping = conversation.path("mapping");
        for (Map.Entry<String, JsonNode> node : mapping.properties()) {
            if (isKept(node.getValue())) {
                sink.add(message(node.getKey(), node.getValue(), mapping));
            }
        }
        sink.end();
    }

    private static boolean isKept(JsonNode node) {
        var message = node.path("message");
        return message.isObject()
                && !message.path("author").path("role").asText().equals("system")
                && !isThought(node);
    }

    private static boolean isThought(JsonNode node) {
        return THOUGHTS.contains(
                node.path("message").path("content").path("content_type").asText());
    }

    private static ExportedMessage message(String id, JsonNode node, JsonNode mapping) {
        var message = node.path("message");
        var createdAt = Exported.time(message.path("create_time"));
        var text = text(message);
        var parent = keptAncestor(node, mapping);
        if (message.path("author").path("role").asText().equals("user")) {
            return ExportedMessage.said(id, parent, "user", text, createdAt);
        }
        var slug = message.path("metadata").path("model_slug").asText();
        var parts = new ArrayList<ContentPart>();
        var thoughts = thoughtsBefore(node, mapping);
        if (!thoughts.isEmpty()) {
            parts.add(new ContentPart.Think(thoughts));
        }
        parts.add(new ContentPart.Text(text));
        return ExportedMessage.replied(id, parent, sender(slug), parts, slug.isEmpty() ? null : slug, createdAt);
    }

    private static String sender(String slug) {
        return slug.startsWith(GPT) ? "GPT-" + slug.substring(GPT.length()) : slug.isEmpty() ? "GPT" : slug;
    }

    private static @Nullable String keptAncestor(JsonNode node, JsonNode mapping) {
        var seen = new HashSet<String>();
        var parent = node.path("parent").asText("");
        while (!parent.isEmpty() && mapping.has(parent) && seen.add(parent)) {
            if (isKept(mapping.path(parent))) {
                return parent;
            }
            parent = mapping.path(parent).path("parent").asText("");
        }
        return null;
    }

    /** What was thought since the message before, in its order. */
    private static String thoughtsBefore(JsonNode node, JsonNode mapping) {
        var thoughts = new ArrayList<String>();
        var seen = new HashSet<String>();
        var parent = node.path("parent").asText("");
        while (mapping.has(parent) && isThought(mapping.path(parent)) && seen.add(parent)) {
            var content = mapping.path(parent).path("message").path("content");
            for (JsonNode thought : content.path("thoughts")) {
                thoughts.add(thought.path("content").asText());
            }
            parent = mapping.path(parent).path("parent").asText("");
        }
        return String.join("\n\n", thoughts);
    }

    private static String text(JsonNode message) {
        var content = message.path("content");
        return switch (content.path("content_type").asText()) {
            case "text", "multimodal_text" -> cited(texts(content.path("parts")), message.path("metadata"));
            case "code" ->
                "```" + language(content) + "\n" + content.path("text").asText() + "\n```";
            case "execution_output" ->
                "Execution Output:\n> " + content.path("text").asText();
            default -> "```json\n" + content.toPrettyString() + "\n```";
        };
    }

    private static String language(JsonNode code) {
        var language = code.path("language").asText();
        return language.equals("unknown") ? "" : language;
    }

    private static String texts(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.joining(" "));
    }

    /** With citations of pages as Markdown links, from the last one on, so that the places before stay right. */
    private static String cited(String text, JsonNode metadata) {
        var citations = StreamSupport.stream(metadata.path("citations").spliterator(), false)
                .filter(citation ->
                        citation.path("metadata").path("type").asText().equals("webpage"))
                .sorted((one, other) -> Integer.compare(
                        other.path("start_ix").asInt(), one.path("start_ix").asInt()))
                .toList();
        return replaced(text, citations);
    }

    private static String replaced(String text, List<JsonNode> citations) {
        var linked = text;
        for (JsonNode citation : citations) {
            int from = citation.path("start_ix").asInt(-1);
            int to = citation.path("end_ix").asInt(-1);
            var page = citation.path("metadata");
            if (from >= 0 && from <= to && to <= linked.length()) {
                linked = linked.substring(0, from)
                        + " ([" + page.path("title").asText() + "]("
                        + page.path("url").asText() + "))"
                        + linked.substring(to);
            }
        }
        return linked;
    }
}
