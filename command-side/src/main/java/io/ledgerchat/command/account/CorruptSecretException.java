package io.ledgerchat.command.account;

import java.io.Serial;

/** A secret of the vault cannot be opened: the installation's key is another than at its sealing, or the row was altered. */
public final class CorruptSecretException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public CorruptSecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
