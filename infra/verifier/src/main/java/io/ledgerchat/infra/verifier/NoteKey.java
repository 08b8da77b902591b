package io.ledgerchat.infra.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of whoever signs checkpoints, an Ed25519 key with a name. Its text form is C2SP's:
 * {@code name+key id+base64(1, key)}.
 */
public final class NoteKey {
    private static final byte ED25519 = 0x01;
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes in the X.509 form of an Ed25519 key. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] typed;
    private final PublicKey key;

    private NoteKey(String name, byte[] typed, PublicKey key) {
        this.name = name;
        this.typed = typed;
        this.key = key;
    }

    public static NoteKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = ED25519;
        System.arraycopy(encoded, X509_HEAD.length, typed, 1, KEY_BYTES);
        return of(name, typed);
    }

    private static NoteKey of(String name, byte[] typed) {
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519 || name.isBlank() || name.matches(".*[\\s+].*")) {
            throw new IllegalArgumentException("This is not the public Ed25519 key of a log.");
        }
        byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_BYTES);
        System.arraycopy(typed, 1, encoded, X509_HEAD.length, KEY_BYTES);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new NoteKey(name, typed, key);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("This is not the public Ed25519 key of a log.", unreadable);
        }
    }

    /** @throws IllegalArgumentException if it is no key, or its id is not that of the key */
    public static NoteKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A public key is written name+key id+base64.");
        }
        NoteKey key = of(parts[0], Base64.getDecoder().decode(parts[2]));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new IllegalArgumentException("The key id " + parts[1] + " is not that of the key.");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** Four bytes that tell the keys of one name apart. */
    public byte[] id() {
        var digest = Hash.sha256();
        digest.update(name.getBytes(UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typed), 4);
    }

    boolean made(SignedNote.Signature signature, String text) {
        if (!signature.name().equals(name) || !Arrays.equals(signature.keyId(), id())) {
            return false;
        }
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(UTF_8));
            return check.verify(signature.bytes());
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
