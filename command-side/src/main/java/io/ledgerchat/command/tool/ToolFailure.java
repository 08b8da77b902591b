package io.ledgerchat.command.tool;

import java.io.Serial;

/** A tool could not do what was asked; the message tells the model why, and quotes nobody else's data. */
public final class ToolFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ToolFailure(String message) {
        super(message, null, false, false);
    }
}
