package io.ledgerchat.infra.verifier;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public key of a witness: somebody who signs that he saw a checkpoint, when, and that it only grew from the ones he
 * saw before (C2SP tlog-cosignature). Its text form is {@code name+key id+base64(4, key)}.
 */
public final class WitnessKey {
    private static final byte TYPE = 0x04;
    private static final int TIME_BYTES = 8;
    private static final int SIGNATURE_BYTES = 64;

    private final String name;
    private final byte[] id;
    private final PublicKey key;

    private WitnessKey(String name, byte[] typed) {
        this.name = name;
        this.key = Ed25519.key(TYPE, name, typed);
        this.id = Ed25519.id(name, typed);
    }

    public static WitnessKey of(String name, PublicKey key) {
        return new WitnessKey(name, Ed25519.typed(TYPE, key));
    }

    /** @throws IllegalArgumentException if it is no key of a witness, or its id is not that of the key */
    public static WitnessKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("The public key of a witness is written name+key id+base64.");
        }
        var key = new WitnessKey(parts[0], Base64.getDecoder().decode(parts[2]));
        if (!HexFormat.of().formatHex(key.id).equals(parts[1])) {
            throw new IllegalArgumentException("The key id " + parts[1] + " is not that of the key.");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** Four bytes that tell the keys of one name apart. */
    public byte[] id() {
        return id.clone();
    }

    /** What a witness signs of a checkpoint's text at that moment. */
    public static String message(Instant at, String text) {
        return "cosignature/v1\ntime " + at.getEpochSecond() + "\n" + text;
    }

    /** When the witness saw this text, if the signature is his and holds. */
    public Optional<Instant> cosigned(SignedNote.Signature signature, String text) {
        if (!signature.name().equals(name)
                || !Arrays.equals(signature.keyId(), id)
                || signature.bytes().length != TIME_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature.bytes()).getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(seconds);
        byte[] signed = Arrays.copyOfRange(signature.bytes(), TIME_BYTES, TIME_BYTES + SIGNATURE_BYTES);
        return Ed25519.signed(key, message(at, text), signed) ? Optional.of(at) : Optional.empty();
    }
}
