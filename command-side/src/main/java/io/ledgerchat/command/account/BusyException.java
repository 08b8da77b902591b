package io.ledgerchat.command.account;

import java.io.Serial;

/** More passwords are waiting to be hashed than this node should take on; the client may try again. */
public final class BusyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public BusyException() {
        super("too many sign-ins at once", null, false, false);
    }
}
