package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.file.NoTextException;
import io.ledgerchat.command.file.NoTextException.Reason;
import io.ledgerchat.command.file.TextExtraction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Files that are text already: UTF-8, or what their first bytes say, or what old machines wrote. */
final class PlainText {
    private static final Charset OLD = Charset.forName("windows-1252");

    private PlainText() {}

    static String read(InputStream bytes) throws IOException, NoTextException {
        byte[] all = bytes.readNBytes((int) TextExtraction.LONGEST_TEXT + 1);
        if (all.length > TextExtraction.LONGEST_TEXT) {
            throw new NoTextException(Reason.TOO_LARGE);
        }
        return decode(all);
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, OLD);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int index = 0; index < start.length; index++) {
            if (index >= bytes.length || (bytes[index] & 0xFF) != start[index]) {
                return false;
            }
        }
        return true;
    }
}
