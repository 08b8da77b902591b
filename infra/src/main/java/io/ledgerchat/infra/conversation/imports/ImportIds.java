package io.ledgerchat.infra.conversation.imports;

import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** The ids of what one import records: new ones for each import, the same ones each time it goes on. */
record ImportIds(UUID importId) {
    private static final int UUID_VERSION_8 = 0x80;

    ConversationId conversation(int number) {
        return new ConversationId(uuid("conversation", number, ""));
    }

    MessageId message(int number, String original) {
        return new MessageId(uuid("message", number, original));
    }

    /** 24 hexadecimal characters. */
    String document(String kind, int number, String original) {
        return HexFormat.of().formatHex(hash("document-" + kind, number, original), 0, 12);
    }

    private String uuid(String kind, int number, String original) {
        var bytes = hash(kind, number, original);
        bytes[6] = (byte) ((bytes[6] & 0x0F) | UUID_VERSION_8);
        bytes[8] = (byte) ((bytes[8] & 0x3F) | 0x80);
        var hex = HexFormat.of().formatHex(bytes, 0, 16);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    private byte[] hash(String kind, int number, String original) {
        try {
            var text = importId + "/" + kind + "/" + number + "/" + original;
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
