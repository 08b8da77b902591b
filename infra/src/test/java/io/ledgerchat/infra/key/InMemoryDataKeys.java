package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;

/** Data keys that are the same in every run, so that what is written can be approved. */
public final class InMemoryDataKeys implements DataKeys {
    private final Map<UUID, DataKey> keys = new HashMap<>();

    /** A cipher whose nonces count from zero. */
    public FieldCipher repeatableCipher() {
        var count = new AtomicInteger();
        return new FieldCipher(
                this,
                () -> ByteBuffer.allocate(12).putInt(8, count.getAndIncrement()).array());
    }

    @Override
    public DataKey encryptionKey(Subject subject) {
        return keys.computeIfAbsent(
                idOf(subject), id -> new DataKey.Live(id, subject, new SecretKeySpec(hash(subject), "AES")));
    }

    @Override
    public Optional<DataKey> find(UUID keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    public void destroy(Subject subject) {
        keys.put(idOf(subject), new DataKey.Destroyed(idOf(subject), subject));
    }

    public void forget(Subject subject) {
        keys.remove(idOf(subject));
    }

    private static UUID idOf(Subject subject) {
        return UUID.nameUUIDFromBytes(hash(subject));
    }

    private static byte[] hash(Subject subject) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(subject.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
