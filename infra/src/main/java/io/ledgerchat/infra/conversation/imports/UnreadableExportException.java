package io.ledgerchat.infra.conversation.imports;

import java.io.Serial;

/** It is no export of a known application, or a broken one. */
final class UnreadableExportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableExportException(String reason) {
        super(reason, null, false, false);
    }
}
