package io.ledgerchat.infra.key;

import java.io.Serial;
import java.util.UUID;

/**
 * The key database knows nothing of a key, not even that it was destroyed: it is another log's, or older than this one.
 */
public final class MissingKeyException extends UnreadableFieldException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MissingKeyException(UUID keyId, String place) {
        super("no data key " + keyId + " for " + place + ": the key database does not belong to this log, or is older");
    }
}
