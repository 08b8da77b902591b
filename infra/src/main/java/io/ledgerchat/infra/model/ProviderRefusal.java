package io.ledgerchat.infra.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.event.Excerpt;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider answered with an error status. It travels as an {@link IOException} because that is what both providers'
 * libraries let through unharmed; {@link #failure()} is what everything else sees.
 */
final class ProviderRefusal extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 2_000;

    /** Clients show sentences of their own for these; the tail is part of the wire contract (30 §14.2, §16.5). */
    private static final Map<Integer, String> TROUBLESHOOTING =
            Map.of(401, "MODEL_AUTHENTICATION", 404, "MODEL_NOT_FOUND", 429, "MODEL_RATE_LIMIT");

    private final int status;
    private final String body;

    ProviderRefusal(int status, String body) {
        super("the provider answered " + status);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    ModelFailure failure() {
        return failure(status, message());
    }

    static ModelFailure failure(int status, String message) {
        var code = TROUBLESHOOTING.get(status);
        var tail = code == null
                ? ""
                : "\n\nTroubleshooting URL: https://docs.langchain.com/oss/javascript/langchain/errors/" + code + "/\n";
        return new ModelFailure(status, status + " " + message + tail);
    }

    /** A provider that accepted the call, and then reported an error where a piece of the answer should have been. */
    static ModelFailure insideStream(JsonNode error) {
        var message = messageIn(error);
        return new ModelFailure(0, message == null ? Attempts.BROKEN_OFF : message);
    }

    private String message() {
        if (body.isBlank()) {
            return "status code (no body)";
        }
        try {
            var found = messageIn(JSON.readTree(body));
            return found == null ? "status code (no body)" : found;
        } catch (JsonProcessingException e) {
            return shorten(body.strip());
        }
    }

    /** The sentence in an error body of either provider, or in what proxies in front of them answer. */
    private static @Nullable String messageIn(JsonNode body) {
        var error = body.hasNonNull("error") ? body.get("error") : body;
        for (var candidate : new JsonNode[] {error, error.path("message"), error.path("detail")}) {
            if (candidate.isTextual() && !candidate.asText().isBlank()) {
                return shorten(candidate.asText());
            }
        }
        return body.hasNonNull("error") ? shorten(error.toString()) : null;
    }

    private static String shorten(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : Excerpt.of(message, LONGEST_MESSAGE) + "…";
    }
}
