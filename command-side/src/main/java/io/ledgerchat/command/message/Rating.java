package io.ledgerchat.command.message;

import io.ledgerchat.event.Personal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reader thought of a message, as far as it must be known again: of the words only a mark. */
record Rating(String word, @Nullable String tag, TextMark text) {
    static Rating of(String word, @Nullable String tag, @Nullable Personal<String> text) {
        return new Rating(word, tag, text == null ? TextMark.NONE : TextMark.of(text));
    }

    /** As clients know it; nothing if there is none. */
    static @Nullable Rating of(Map<String, Object> feedback) {
        return feedback.get("rating") instanceof String word
                ? new Rating(
                        word,
                        feedback.get("tag") instanceof String tag ? tag : null,
                        feedback.get("text") instanceof String text ? TextMark.of(text) : TextMark.NONE)
                : null;
    }
}
