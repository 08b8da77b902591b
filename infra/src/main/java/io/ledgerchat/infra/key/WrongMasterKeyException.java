package io.ledgerchat.infra.key;

import java.io.Serial;
import java.util.UUID;

/** A data key does not open under this master key. Nothing is lost as long as the right one can be brought back. */
public final class WrongMasterKeyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WrongMasterKeyException(UUID keyId) {
        super("the master key does not open data key " + keyId
                + "; put back the master.key file, or the LEDGERCHAT_MASTER_KEY, that this key database was made with");
    }
}
