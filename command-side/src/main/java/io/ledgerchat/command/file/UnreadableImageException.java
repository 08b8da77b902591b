package io.ledgerchat.command.file;

import java.io.Serial;

/** What was given is no picture, or one that is not decoded here. */
public final class UnreadableImageException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why it is not decoded. */
    public enum Reason {
        NOT_A_PICTURE,
        TOO_MANY_PIXELS,
        BROKEN
    }

    private final Reason reason;

    public UnreadableImageException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
