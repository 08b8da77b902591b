package io.ledgerchat.infra.verifier;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of whoever signs checkpoints, an Ed25519 key with a name. Its text form is C2SP's:
 * {@code name+key id+base64(1, key)}; a space and a number behind it say that the key was handed over to another in the
 * checkpoint of so many leaves, and alone vouches for none beyond it.
 */
public final class NoteKey {
    private static final byte TYPE = 0x01;

    private final String name;
    private final byte[] typed;
    private final PublicKey key;
    private final long until;

    private NoteKey(String name, byte[] typed, PublicKey key, long until) {
        this.name = name;
        this.typed = typed;
        this.key = key;
        this.until = until;
    }

    private static NoteKey of(String name, byte[] typed) {
        return new NoteKey(name, typed, Ed25519.key(TYPE, name, typed), Long.MAX_VALUE);
    }

    public static NoteKey of(String name, PublicKey key) {
        return of(name, Ed25519.typed(TYPE, key));
    }

    /** @throws IllegalArgumentException if it is no key, or its id is not that of the key */
    public static NoteKey parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        String[] parts = words[0].split("\\+", 3);
        if (parts.length != 3 || words.length > 2 || words.length == 2 && !words[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("A public key is written name+key id+base64, and behind it, if it was"
                    + " handed over, a space and the number of leaves.");
        }
        NoteKey key = of(parts[0], Base64.getDecoder().decode(parts[2]));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new IllegalArgumentException("The key id " + parts[1] + " is not that of the key.");
        }
        return words.length == 2 ? key.handedOverAt(Long.parseLong(words[1])) : key;
    }

    /** The same key, which another took the place of in the checkpoint of so many leaves. */
    public NoteKey handedOverAt(long size) {
        return new NoteKey(name, typed, key, size);
    }

    /** How many leaves a checkpoint may have that it alone signed. */
    public long until() {
        return until;
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
                + Base64.getEncoder().encodeToString(typed)
                + (until == Long.MAX_VALUE ? "" : " " + until);
    }
}
