package io.ledgerchat.command.message;

import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message to be taken over, under an id of its own.
 *
 * @param parent in the copy; {@link MessageId#ROOT} for the first
 * @param createdAt when it was said first
 */
public record MessageCopy(
        MessageId id,
        String documentId,
        MessageId parent,
        boolean byPerson,
        CopiedContent content,
        String endpoint,
        @Nullable String model,
        @Nullable String iconUrl,
        int tokenCount,
        boolean unfinished,
        Instant createdAt) {
    private static final Pattern MODEL = Pattern.compile("[\\w.:/@-]{1,128}");

    /**
     * Whether a text from outside can be the name of a model. What cannot is a person's words, and has no place in the
     * field of the log that names the model, which nothing erases.
     */
    public static boolean canBeModel(@Nullable String text) {
        return text != null && MODEL.matcher(text).matches();
    }

    /** Names no text. */
    @Override
    public String toString() {
        return "MessageCopy[" + id + "]";
    }
}
