package io.ledgerchat.infra.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals provider keys with AES-256-GCM under {@code CREDS_KEY}. Account and endpoint are authenticated with the value, so
 * that a row moved to another account or endpoint opens nothing.
 */
@Component
class ProviderKeyCipher {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    ProviderKeyCipher(VaultSecrets secrets) {
        this.key = new SecretKeySpec(secrets.credentials(), "AES");
    }

    /** One byte for the form, the nonce, the ciphertext with its tag. */
    byte[] seal(ProviderKeyEntity.Key place, String plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, place, nonce);
            var sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a provider key could not be sealed", e);
        }
    }

    /** @throws IllegalStateException if {@code CREDS_KEY} is another than at sealing, or the row was altered or moved */
    String open(ProviderKeyEntity.Key place, byte[] sealed) {
        try {
            var buffer = ByteBuffer.wrap(sealed);
            if (buffer.get() != VERSION) {
                throw new IllegalStateException("a provider key is sealed in an unknown form");
            }
            var nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            var cipher = cipher(Cipher.DECRYPT_MODE, place, nonce);
            var rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return new String(cipher.doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a provider key could not be opened: is CREDS_KEY another one now?", e);
        }
    }

    private Cipher cipher(int mode, ProviderKeyEntity.Key place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("ledgerchat/provider-key/v1\n" + place.accountId() + "\n" + place.endpoint())
                .getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
