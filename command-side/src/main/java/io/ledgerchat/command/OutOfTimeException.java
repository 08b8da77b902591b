package io.ledgerchat.command;

import java.io.Serial;

/**
 * The database ended a command's transaction because it took too long. It is over, and as good as surely nothing is recorded:
 * whoever must know asks the log. The same command may be sent again.
 */
public final class OutOfTimeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public OutOfTimeException(Throwable cause) {
        super("the command took too long", cause);
    }
}
