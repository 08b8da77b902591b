package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which application an export is from, and reads it piece by piece (contract 40 §2.10): of an array one conversation at a
 * time, of a single conversation one message at a time. No more than that is in memory, and what is too large for that is
 * refused.
 */
final class ExportReader {
    /** An export can be opened more than once: the head of a conversation may stand behind its messages. */
    interface Source {
        InputStream open() throws IOException;
    }

    private static final int DEEPEST = 2_000;
    private static final int LONGEST_TEXT = 16 * 1024 * 1024;
    private static final Set<String> LISTS = Set.of("messages", "messagesTree", "history");
    /** What a conversation of its own is known by, and what is kept of it beside its messages. */
    private static final Set<String> FIELDS =
            Set.of("version", "conversationId", "title", "endpoint", "options", "recursive");

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder(FACTORY).build();

    private final Source source;
    private final ExportSink sink;

    ExportReader(Source source, ExportSink sink) {
        this.source = source;
        this.sink = sink;
    }

    void read() throws IOException {
        try (var parser = open()) {
            switch (parser.nextToken()) {
                case START_ARRAY -> readArray(parser);
                case START_OBJECT -> readObject(head(parser));
                case null, default -> throw unknown();
            }
        } catch (JsonProcessingException broken) {
            throw new UnreadableExportException("The export is no JSON, or a text in it is too long");
        }
    }

    private ElementParser open() throws IOException {
        return new ElementParser(FACTORY.createParser(source.open()));
    }

    private void readArray(ElementParser parser) throws IOException {
        @Nullable ConversationFormat format = null;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            JsonNode conversation = parser.readElement(JSON);
            if (format == null) {
                format = conversation.has("chat_messages")
                        ? new ClaudeFormat()
                        : conversation.has("mapping") ? new ChatGptFormat() : null;
            }
            if (format == null) {
                throw unknown();
            }
            format.read(conversation, sink);
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw unknown();
        }
    }

    /** What of an object is wanted beside its lists, and which lists it has. */
    private record Head(Map<String, JsonNode> fields, Set<String> lists) {}

    private static Head head(ElementParser parser) throws IOException {
        var fields = new LinkedHashMap<String, JsonNode>();
        var lists = new LinkedHashSet<String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (LISTS.contains(name) && value == JsonToken.START_ARRAY) {
                lists.add(name);
                parser.skipChildren();
            } else if (FIELDS.contains(name)) {
                fields.put(name, parser.readElement(JSON));
            } else {
                parser.skipChildren();
            }
        }
        return new Head(fields, lists);
    }

    private void readObject(Head head) throws IOException {
        if (head.fields().containsKey("version") && head.lists().contains("history")) {
            var format = new ChatbotUiFormat();
            each("history", conversation -> format.read(conversation, sink));
        } else if (head.fields().containsKey("conversationId")
                && (head.lists().contains("messages") || head.lists().contains("messagesTree"))) {
            var format = new LibreChatFormat(head.fields());
            sink.begin(format.conversation());
            each(
                    head.lists().contains("messagesTree") ? "messagesTree" : "messages",
                    message -> format.read(message, sink));
            sink.end();
        } else {
            throw unknown();
        }
    }

    /** What one conversation, or one message, becomes. */
    private interface Step {
        void take(JsonNode element);
    }

    private void each(String list, Step step) throws IOException {
        try (var parser = open()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(list);
                if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        step.take(parser.readElement(JSON));
                    }
                    if (parser.currentToken() != JsonToken.END_ARRAY) {
                        throw unknown();
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static UnreadableExportException unknown() {
        return new UnreadableExportException("The export is of no known form");
    }
}
