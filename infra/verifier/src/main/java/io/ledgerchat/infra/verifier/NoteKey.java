package io.ledgerchat.infra.verifier;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of whoever signs checkpoints, an Ed25519 key with a name. Its text form is C2SP's:
 * {@code name+key id+base64(1, key)}.
 */
public final class NoteKey {
    private static final byte TYPE = 0x01;

    private final String name;
    private final byte[] typed;
    private final PublicKey key;

    private NoteKey(String name, byte[] typed) {
        this.name = name;
        this.typed = typed;
        this.key = Ed25519.key(TYPE, name, typed);
    }

    public static NoteKey of(String name, PublicKey key) {
        return new NoteKey(name, Ed25519.typed(TYPE, key));
    }

    /** @throws IllegalArgumentException if it is no key, or its id is not that of the key */
    public static NoteKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A public key is written name+key id+base64.");
        }
        NoteKey key = new NoteKey(parts[0], Base64.getDecoder().decode(parts[2]));
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
        return Ed25519.id(name, typed);
    }

    boolean made(SignedNote.Signature signature, String text) {
        return signature.name().equals(name)
                && Arrays.equals(signature.keyId(), id())
                && Ed25519.signed(key, text, signature.bytes());
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
