package io.ledgerchat.command;

import java.io.Serial;

/**
 * The domain says no. The code tells clients and the API which answer to give; the message is for people and holds no
 * personal text.
 */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why, in the one vocabulary that both sides of the command bus know. */
    public enum Code {
        /** It does not exist, or the actor may not know that it does. */
        NOT_FOUND,
        /** It exists, the actor may know so, and still may not do this. */
        FORBIDDEN,
        /** It contradicts what already happened. */
        CONFLICT,
        /** It can never be right, whoever asks. */
        INVALID
    }

    private final Code code;

    public Refusal(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
