package io.ledgerchat.infra.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Public Ed25519 keys in the form of C2SP's signed-note: a byte that says what they sign, and the 32 bytes of the key. */
final class Ed25519 {
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes in the X.509 form of an Ed25519 key. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static byte[] typed(byte type, PublicKey key) {
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = type;
        System.arraycopy(key.getEncoded(), X509_HEAD.length, typed, 1, KEY_BYTES);
        return typed;
    }

    /** @throws IllegalArgumentException if it is no key of that type, or the name is none */
    static PublicKey key(byte type, String name, byte[] typed) {
        if (typed.length != KEY_BYTES + 1 || typed[0] != type || name.isBlank() || name.matches(".*[\\s+].*")) {
            throw new IllegalArgumentException("This is not the public Ed25519 key of a log or a witness.");
        }
        byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_BYTES);
        System.arraycopy(typed, 1, encoded, X509_HEAD.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("This is not the public Ed25519 key of a log or a witness.", unreadable);
        }
    }

    /** Four bytes that tell the keys of one name apart. */
    static byte[] id(String name, byte[] typed) {
        var digest = Hash.sha256();
        digest.update(name.getBytes(UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typed), 4);
    }

    static boolean signed(PublicKey key, String text, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
