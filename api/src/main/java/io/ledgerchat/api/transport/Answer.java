package io.ledgerchat.api.transport;

import java.util.Map;

/**
 * Ends a request with exactly this status and body. Controllers throw it where the contract words an error itself; there is
 * no single error envelope (contract 00 §6).
 */
public final class Answer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object body;

    /** @param body serialised as JSON; a text is sent as it is, as {@code text/html} */
    public Answer(int status, Object body) {
        super("answer " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** {@code {"message": text}}, the form of most areas. */
    public static Answer message(int status, String text) {
        return new Answer(status, Map.of("message", text));
    }

    /** {@code {"error": text}}, the form of conversations, memories, API keys and administration. */
    public static Answer error(int status, String text) {
        return new Answer(status, Map.of("error", text));
    }

    public int status() {
        return status;
    }

    public Object body() {
        return body;
    }
}
