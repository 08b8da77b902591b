package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A personal field as it is stored. Without a key or without a value it is a tombstone. */
public final class SealedField {
    private final Subject subject;
    private final @Nullable UUID key;
    private final byte @Nullable [] value;

    public SealedField(Subject subject, @Nullable UUID key, byte @Nullable [] value) {
        this.subject = subject;
        this.key = key;
        this.value = value == null ? null : value.clone();
    }

    /** What remains of a field whose subject is erased. */
    public static SealedField tombstone(Subject subject) {
        return new SealedField(subject, null, null);
    }

    public Subject subject() {
        return subject;
    }

    public Optional<UUID> key() {
        return Optional.ofNullable(key);
    }

    /** Nonce, ciphertext and tag in one. */
    public Optional<byte[]> value() {
        return Optional.ofNullable(value).map(byte[]::clone);
    }
}
