package io.ledgerchat.api.message;

import io.ledgerchat.api.transport.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The version of the generation protocol that is spoken: 1, whatever a client asks for (contract 30 §1.1). */
final class Protocol {
    static final String HEADER = "X-LibreChat-Generation-Protocol";
    static final String FIELD = "generationProtocolVersion";
    static final int VERSION = 1;

    /** The largest integer that JavaScript counts exactly. */
    static final long LARGEST = 9_007_199_254_740_991L;

    private Protocol() {}

    /** The body with the version at its end, as every answer of these routes carries it. */
    static Map<String, Object> versioned(Map<String, ?> body) {
        var versioned = new LinkedHashMap<String, Object>(body);
        versioned.put(FIELD, VERSION);
        return versioned;
    }

    static Answer error(int status, String text) {
        return new Answer(status, versioned(Map.of("error", text)));
    }

    static Answer code(int status, String code) {
        return new Answer(status, versioned(Map.of("code", code)));
    }

    static Answer code(int status, String code, String error) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("error", error);
        return new Answer(status, versioned(body));
    }

    static Answer notFound(String error, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", error);
        body.put("message", message);
        return new Answer(404, versioned(body));
    }

    static Answer replaced() {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", "GENERATION_REPLACED");
        body.put("error", "Generation replaced");
        body.put("message", "The requested generation has completed or was replaced.");
        return new Answer(409, versioned(body));
    }
}
