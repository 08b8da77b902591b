package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Locks personal fields to their subject's key and to their place, AES-256-GCM with a random nonce.
 *
 * <p>The place, such as {@code conversation.started/settings.parameters}, is authenticated: a value copied to another
 * field or kind of event is refused. Two events of one kind and one subject are told apart by the ledger alone.
 */
public final class FieldCipher {
    private static final String DOMAIN = "ledgerchat/field/v1";

    private final DataKeys keys;
    private final AesGcm aes;

    public FieldCipher(DataKeys keys) {
        this.keys = keys;
        this.aes = new AesGcm();
    }

    /** For approved texts only: a nonce used twice under one key breaks the cipher. */
    FieldCipher(DataKeys keys, Supplier<byte[]> nonces) {
        this.keys = keys;
        this.aes = new AesGcm(nonces);
    }

    /** A tombstone if the subject is erased already. */
    public SealedField seal(Subject subject, String place, byte[] plain) {
        return switch (keys.encryptionKey(subject)) {
            case DataKey.Destroyed destroyed -> new SealedField(subject, destroyed.id(), null);
            case DataKey.Live live ->
                new SealedField(
                        subject, live.id(), aes.encrypt(live.secret(), associatedData(live.id(), place), plain));
        };
    }

    /**
     * Empty if it is erased.
     *
     * @throws UnreadableFieldException if it is not erased and still cannot be read
     */
    public Optional<byte[]> open(SealedField field, String place) {
        if (field.key().isEmpty() || field.value().isEmpty()) {
            return Optional.empty();
        }
        var keyId = field.key().get();
        var key = keys.find(keyId).orElseThrow(() -> new MissingKeyException(keyId, place));
        if (!key.subject().equals(field.subject())) {
            throw new AlteredFieldException(place);
        }
        var value = field.value().get();
        return switch (key) {
            case DataKey.Destroyed _ -> Optional.empty();
            case DataKey.Live live ->
                Optional.of(aes.decrypt(live.secret(), associatedData(keyId, place), value)
                        .orElseThrow(() -> new AlteredFieldException(place)));
        };
    }

    private static byte[] associatedData(UUID keyId, String place) {
        return (DOMAIN + "\n" + keyId + "\n" + place).getBytes(StandardCharsets.UTF_8);
    }
}
