package io.ledgerchat.command.model;

import java.io.Serial;

/**
 * The provider refused, broke off or could not be reached. The message is the provider's own, in the form the client
 * shows: {@code 401 Incorrect API key provided}, {@code Connection error.}, {@code terminated} (contract 30 §16.5).
 */
public final class ModelFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean late;

    /** @param status the HTTP status, 0 when there was none */
    public ModelFailure(int status, String message) {
        this(status, message, false);
    }

    private ModelFailure(int status, String message, boolean late) {
        super(message, null, false, false);
        this.status = status;
        this.late = late;
    }

    /** The provider did not answer, or not go on, in time. */
    public static ModelFailure late(String message) {
        return new ModelFailure(0, message, true);
    }

    public int status() {
        return status;
    }

    public boolean isLate() {
        return late;
    }
}
