package io.ledgerchat.command.message;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what an aggregate recognises a text that it saw, without keeping it: enough to know that asking for the same text
 * again changes nothing. An erased text is like no other.
 */
record TextMark(@Nullable ByteBuffer digest) {
    static final TextMark NONE = new TextMark(null);

    static TextMark of(String text) {
        return of(List.of(text));
    }

    static TextMark of(List<String> texts) {
        var sha = Sha256.digest();
        for (String text : texts) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            sha.update(bytes);
        }
        return new TextMark(ByteBuffer.wrap(sha.digest()));
    }

    static TextMark of(Personal<String> text) {
        return text.value().map(TextMark::of).orElse(NONE);
    }

    boolean marks(String text) {
        return digest != null && equals(of(text));
    }
}
