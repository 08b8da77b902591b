package io.ledgerchat.infra.key;

import java.io.Serial;

/** A personal field cannot be read although nobody erased it. Whoever reads must stop; skipping it would hide a loss. */
public abstract sealed class UnreadableFieldException extends RuntimeException
        permits MissingKeyException, AlteredFieldException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableFieldException(String message) {
        super(message);
    }
}
