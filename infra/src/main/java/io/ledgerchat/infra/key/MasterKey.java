package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.util.UUID;

/**
 * The key outside all databases that wraps the data keys; a key service can stand in for the file in the home folder.
 *
 * <p>A wrapped key fits only its own id and subject.
 */
public interface MasterKey {
    byte[] wrap(UUID keyId, Subject subject, byte[] key);

    /**
     * The data key again.
     *
     * @throws WrongMasterKeyException if it was wrapped by another master key, or for another id or subject
     */
    byte[] unwrap(UUID keyId, Subject subject, byte[] wrapped);
}
