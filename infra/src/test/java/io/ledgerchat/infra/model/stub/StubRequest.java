package io.ledgerchat.infra.model.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a stand-in received it.
 *
 * @param target path and query
 * @param headers by lower-case name
 */
public record StubRequest(String method, String target, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the last message of the user, in either provider's form. */
    String lastUserText() {
        var text = "";
        for (var message : json().path("messages")) {
            if (message.path("role").asText().equals("user") && results(message).isEmpty()) {
                text = text(message.path("content"));
            }
        }
        return text;
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText();
        }
        for (var part : content) {
            if (part.has("text")) {
                return part.path("text").asText();
            }
        }
        return "";
    }

    /** What tools answered since the last message of the user. */
    List<String> toolResults() {
        var found = new ArrayList<String>();
        for (var message : json().path("messages")) {
            var results = results(message);
            if (message.path("role").asText().equals("user") && results.isEmpty()) {
                found.clear();
            }
            found.addAll(results);
        }
        return found;
    }

    private static List<String> results(JsonNode message) {
        if (message.path("role").asText().equals("tool")) {
            return List.of(text(message.path("content")));
        }
        var results = new ArrayList<String>();
        for (var part : message.path("content")) {
            if (part.path("type").asText().equals("tool_result")) {
                results.add(text(part.path("content")));
            }
        }
        return results;
    }
}
