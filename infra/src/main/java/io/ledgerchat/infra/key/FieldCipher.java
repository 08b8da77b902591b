package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Locks personal fields to their subject's key and to their place, AES-256-GCM with a random nonce.
 *
 * <p>The place, such as {@code conversation.started/settings.parameters}, is authenticated: a value copied to another
 * field or kind of event is refused. Two events of one kind and one subject are told apart by the ledger alone.
 */
public final class FieldCipher {
    private static final String DOMAIN = "ledgerchat/field/v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final DataKeys keys;
    private final Supplier<byte[]> nonces;

    public FieldCipher(DataKeys keys) {
        this(keys, randomNonces());
    }

    /** For approved texts only: a nonce used twice under one key breaks the cipher. */
    FieldCipher(DataKeys keys, Supplier<byte[]> nonces) {
        this.keys = keys;
        this.nonces = nonces;
    }

    /** A tombstone if the subject is erased already. */
    public SealedField seal(Subject subject, String place, byte[] plain) {
        return switch (keys.encryptionKey(subject)) {
            case DataKey.Destroyed destroyed -> new SealedField(subject, destroyed.id(), null);
            case DataKey.Live live -> new SealedField(subject, live.id(), encrypt(live, place, plain));
        };
    }

    /** Empty if it is erased. */
    public Optional<byte[]> open(SealedField field, String place) {
        if (field.key().isEmpty() || field.value().isEmpty()) {
            return Optional.empty();
        }
        var keyId = field.key().orElseThrow();
        var key = keys.find(keyId).orElseThrow(() -> new MissingKeyException(keyId, place));
        if (!key.subject().equals(field.subject())) {
            throw new AlteredFieldException(place);
        }
        return switch (key) {
            case DataKey.Destroyed _ -> Optional.empty();
            case DataKey.Live live ->
                Optional.of(decrypt(live, place, field.value().orElseThrow()));
        };
    }

    private byte[] encrypt(DataKey.Live key, String place, byte[] plain) {
        var nonce = nonces.get();
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, place, nonce);
            return ByteBuffer.allocate(nonce.length + cipher.getOutputSize(plain.length))
                    .put(nonce)
                    .put(cipher.doFinal(plain))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt " + place, e);
        }
    }

    private static byte[] decrypt(DataKey.Live key, String place, byte[] value) {
        if (value.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new AlteredFieldException(place);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, place, Arrays.copyOf(value, NONCE_BYTES))
                    .doFinal(value, NONCE_BYTES, value.length - NONCE_BYTES);
        } catch (AEADBadTagException _) {
            throw new AlteredFieldException(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not decrypt " + place, e);
        }
    }

    private static Cipher cipher(int mode, DataKey.Live key, String place, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associatedData(key.id(), place));
        return cipher;
    }

    private static byte[] associatedData(UUID keyId, String place) {
        return (DOMAIN + "\n" + keyId + "\n" + place).getBytes(StandardCharsets.UTF_8);
    }

    private static Supplier<byte[]> randomNonces() {
        var random = new SecureRandom();
        return () -> {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            return nonce;
        };
    }
}
