package io.ledgerchat.api.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** New identifiers, minted where a command is made. */
public final class Ids {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** 24 lower-case hexadecimal characters, of the form that clients expect of stored documents. */
    public static String objectId() {
        return hex(12);
    }

    /** A secret of 256 random bits, in hexadecimal. */
    public static String secret() {
        return hex(32);
    }

    /** A code of eight hexadecimal characters that stands in for a one-time code once. */
    public static String backupCode() {
        return hex(4);
    }

    private static String hex(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** 21 letters, digits, underscores and hyphens, as they stand in addresses. */
    public static String nanoId() {
        var id = new StringBuilder(21);
        for (int place = 0; place < 21; place++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** A random UUID (version 4). */
    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** The name-based UUID (version 5, RFC 9562 §5.5) of a name in a namespace: the same for the same two. */
    public static String uuidV5(UUID namespace, String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
