package io.ledgerchat.infra.conversation.imports;

import java.io.Serial;

/** Another node works on the import now. */
final class LostImportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LostImportException() {
        super("another node works on the import", null, false, false);
    }
}
