package io.ledgerchat.api.apikey;

import io.ledgerchat.api.transport.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors in the envelope of OpenAI's API (contract 85 §2). */
final class RemoteError {
    static final String INVALID = "invalid_request_error";

    private RemoteError() {}

    /** Of the checks before the body is read, whose errors name no parameter (contract 85 §1). */
    static Answer of(int status, String message, String type, String code) {
        return new Answer(status, Map.of("error", error(message, type, code)));
    }

    static Answer invalid(String message) {
        return new Answer(400, body(message, INVALID, null));
    }

    static Map<String, Object> body(String message, String type, @Nullable String code) {
        var error = error(message, type, code);
        error.put("param", null);
        return Map.of("error", error);
    }

    /** In the envelope of OpenAI's responses. */
    static Answer ofResponses(int status, String message, String type, @Nullable String code) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("type", type);
        error.put("message", message);
        error.put("code", code);
        error.put("param", null);
        return new Answer(status, Map.of("error", error));
    }

    private static Map<String, @Nullable Object> error(String message, String type, @Nullable String code) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("message", message);
        error.put("type", type);
        error.put("code", code);
        return error;
    }
}
