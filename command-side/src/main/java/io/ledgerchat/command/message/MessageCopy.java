package io.ledgerchat.command.message;

import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
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
    /** Names no text. */
    @Override
    public String toString() {
        return "MessageCopy[" + id + "]";
    }
}
