package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.CorruptSecretException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals secrets of the vault with AES-256-GCM under {@code CREDS_KEY}. Their place is authenticated with them, so that a
 * row that was moved to another account, or to another use, opens nothing.
 */
@Component
public class VaultCipher {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    VaultCipher(VaultSecrets secrets) {
        this.key = new SecretKeySpec(secrets.credentials(), "AES");
    }

    /**
     * One byte for the form, the nonce, the ciphertext with its tag.
     *
     * @param place what the secret is for and whose it is; the same at opening
     */
    public byte[] seal(String place, String plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /** @throws CorruptSecretException if {@code CREDS_KEY} is another than at sealing, or the row was altered or moved */
    public String open(String place, byte[] sealed) {
        try {
            var buffer = ByteBuffer.wrap(sealed);
            if (buffer.get() != VERSION) {
                throw new GeneralSecurityException("unknown form");
            }
            var nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            var rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return new String(cipher(Cipher.DECRYPT_MODE, place, nonce).doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | BufferUnderflowException e) {
            throw new CorruptSecretException("a secret could not be opened: is CREDS_KEY another one now?", e);
        }
    }

    private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("ledgerchat/" + place).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
