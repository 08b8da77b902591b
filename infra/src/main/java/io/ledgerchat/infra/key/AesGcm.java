package io.ledgerchat.infra.key;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM over {@code nonce || ciphertext || tag}. */
final class AesGcm {
    static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** Looked for once: asking all providers for each field costs more than the decryption. */
    private static final Provider PROVIDER = provider();

    /**
     * For decryption: looking for a cipher, even at a known provider, costs more than decrypting a short text. The one used
     * last goes first: it often has the same key, and does without preparing it.
     */
    private final LinkedBlockingDeque<Cipher> atRest = new LinkedBlockingDeque<>(8);

    private final Supplier<byte[]> nonces;

    AesGcm() {
        this(() -> randomBytes(NONCE_BYTES));
    }

    /** For approved texts only: a nonce used twice under one key breaks the cipher. */
    AesGcm(Supplier<byte[]> nonces) {
        this.nonces = nonces;
    }

    static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    byte[] encrypt(SecretKey key, byte[] associated, byte[] plain) {
        var nonce = nonces.get();
        try {
            var cipher = newCipher();
            begin(cipher, Cipher.ENCRYPT_MODE, key, nonce, associated);
            return ByteBuffer.allocate(nonce.length + cipher.getOutputSize(plain.length))
                    .put(nonce)
                    .put(cipher.doFinal(plain))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt", e);
        }
    }

    /** Empty if key, associated data or text are not the ones it was encrypted with. */
    Optional<byte[]> decrypt(SecretKey key, byte[] associated, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            var rested = atRest.pollFirst();
            var cipher = rested == null ? newCipher() : rested;
            begin(cipher, Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), associated);
            var plain = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            atRest.offerFirst(cipher); // not after a failure
            return Optional.of(plain);
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not decrypt", e);
        }
    }

    private static Cipher newCipher() throws GeneralSecurityException {
        return Cipher.getInstance(TRANSFORMATION, PROVIDER);
    }

    private static void begin(Cipher cipher, int mode, SecretKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
