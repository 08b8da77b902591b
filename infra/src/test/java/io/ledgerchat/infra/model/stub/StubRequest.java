package io.ledgerchat.infra.model.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
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
            if (message.path("role").asText().equals("user")) {
                var content = message.path("content");
                text = content.isArray() ? content.path(0).path("text").asText() : content.asText();
            }
        }
        return text;
    }
}
