package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Where data keys come from. */
public interface DataKeys {
    /**
     * The key for writing about this subject; made, and committed on its own, if there was none yet. A destroyed key
     * means that the subject is erased: what is written about it from now on is written as a tombstone.
     */
    DataKey encryptionKey(Subject subject);

    /** The key of this id; empty only if it never existed here, which means that the key database is not the log's. */
    Optional<DataKey> find(UUID keyId);

    /** Says that these keys are about to be asked for, so that one question serves a whole batch of events. */
    default void preload(Collection<UUID> keyIds) {}
}
