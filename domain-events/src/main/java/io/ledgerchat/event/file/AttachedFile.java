package io.ledgerchat.event.file;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as a message keeps it: a copy of what was known when it was sent, which outlives the file (contract 60 §9.3).
 *
 * @param name as its owner called it
 */
public record AttachedFile(
        FileId fileId,
        AccountId owner,
        String name,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        FilePlace place,
        String context,
        Instant uploadedAt) {
    /** Names no content. */
    @Override
    public String toString() {
        return "AttachedFile[" + fileId + "]";
    }
}
