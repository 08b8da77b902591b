package io.ledgerchat.infra.file.extraction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.mime.MediaType;

/** How a page is encoded that does not say it itself: UTF-8 if it can be, else as browsers take it. */
final class Encoding {
    private static final int BEGINNING = 1024 * 1024;
    private static final int LONGEST_CHARACTER = 4;

    private Encoding() {}

    /** The type with the encoding that counts where the page has no word of it. */
    static String of(MediaType type, Path file) throws IOException {
        byte[] beginning;
        try (var bytes = Files.newInputStream(file)) {
            beginning = bytes.readNBytes(BEGINNING);
        }
        int length = beginning.length < BEGINNING ? beginning.length : endOfCharacters(beginning);
        return type + "; charset=" + (isUtf8(ByteBuffer.wrap(beginning, 0, length)) ? "UTF-8" : "windows-1252");
    }

    /** Before a character that may be cut. */
    private static int endOfCharacters(byte[] bytes) {
        int end = bytes.length;
        for (int back = 0; back < LONGEST_CHARACTER && (bytes[end - 1] & 0x80) != 0; back++) {
            end--;
        }
        return end;
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
