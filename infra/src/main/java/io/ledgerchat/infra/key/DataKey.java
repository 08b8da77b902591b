package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.util.UUID;
import javax.crypto.SecretKey;

/** The key that protects the personal fields of one subject, or what is left of it. */
public sealed interface DataKey {
    UUID id();

    Subject subject();

    /** A key that reads and writes. */
    record Live(UUID id, Subject subject, SecretKey secret) implements DataKey {
        @Override
        public String toString() {
            return "Live[" + id + ", " + subject + "]";
        }
    }

    /** A key that is gone; its subject is erased for good and gets no other. */
    record Destroyed(UUID id, Subject subject) implements DataKey {}
}
