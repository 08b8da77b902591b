package io.ledgerchat.query.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a file.
 *
 * @param temporaryId the id that its client had sent, until a message takes the file along
 * @param name as its owner called it; empty once it is erased
 * @param usage how many messages took it along
 * @param expiresAt when it goes by itself
 */
public record StoredFile(
        FileId fileId,
        String documentId,
        AccountId owner,
        @Nullable String temporaryId,
        String name,
        String type,
        long bytes,
        @Nullable String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        FilePlace place,
        FilePurpose purpose,
        int usage,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {
    /** The copy of it that a message keeps. */
    public AttachedFile attached() {
        return new AttachedFile(fileId, owner, name, type, bytes, width, height, place, purpose.context(), createdAt);
    }
}
