package io.ledgerchat.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns an event into the leaf of the ledger's Merkle tree; the encoding is frozen (ADR 0004).
 *
 * <p>The leaf is {@code SHA-256(0x00 || record)}, RFC 9162's leaf hash over the record's bytes, so common tools for
 * transparency logs can check it. The record is, in this order: the text {@value #DOMAIN}; event id; aggregate type;
 * aggregate id; sequence; stored name; revision; epoch milliseconds; payload; the number of metadata entries; each
 * entry's key and value, ordered by the unsigned bytes of the key. Texts (UTF-8) and the payload carry their length as
 * four bytes before them, absent ones are the length {@code 0xffffffff} alone; sequence and time are eight bytes, the
 * number of entries four; all big endian. The global index is not part of it: a log copied to another store keeps its
 * root.
 */
public final class LeafEncoder {
    /** Sets these records apart from whatever else is ever hashed or signed here. */
    public static final String DOMAIN = "ledgerchat/leaf/v1";

    private static final byte LEAF = 0x00;
    private static final int ABSENT = -1;

    private LeafEncoder() {}

    /** The 32 bytes of the leaf. */
    public static byte[] leaf(LeafEntry entry) {
        var digest = sha256();
        digest.update(LEAF);
        return digest.digest(record(entry));
    }

    /** The bytes that the leaf hashes, without the leading leaf byte. */
    public static byte[] record(LeafEntry entry) {
        var out = new ByteArrayOutputStream(256 + entry.payload().length);
        text(out, DOMAIN);
        text(out, entry.eventId());
        text(out, entry.aggregateType());
        text(out, entry.aggregateId());
        out.writeBytes(eightBytes(entry.sequence()));
        text(out, entry.name());
        text(out, entry.revision());
        out.writeBytes(eightBytes(entry.epochMillis()));
        bytes(out, entry.payload());
        metadata(out, entry.metadata());
        return out.toByteArray();
    }

    private static void metadata(ByteArrayOutputStream out, Map<String, String> metadata) {
        // Java orders texts by UTF-16 units, other languages by code points; bytes leave no room for opinion.
        var sorted = new TreeMap<byte[], String>(Arrays::compareUnsigned);
        metadata.forEach((key, value) -> sorted.put(utf8(key), value));
        out.writeBytes(fourBytes(sorted.size()));
        sorted.forEach((key, value) -> {
            bytes(out, key);
            text(out, value);
        });
    }

    private static void text(ByteArrayOutputStream out, @Nullable String text) {
        if (text == null) {
            out.writeBytes(fourBytes(ABSENT));
        } else {
            bytes(out, utf8(text));
        }
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(fourBytes(bytes.length));
        out.writeBytes(bytes);
    }

    private static byte[] utf8(String text) {
        try {
            // A fresh encoder refuses lone surrogates; String.getBytes would hash them all as a question mark.
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text of the event is not well-formed Unicode", e);
        }
    }

    private static byte[] fourBytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static byte[] eightBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
