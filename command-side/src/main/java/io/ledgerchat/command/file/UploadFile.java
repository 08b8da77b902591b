package io.ledgerchat.command.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Records a file whose bytes lie at {@code place}, under {@code fileId}, or under {@code spareId} if the first was ever
 * used; answers which (contract 60 §4.3).
 *
 * @param temporaryId the id that the client sent, as it was sent
 */
public record UploadFile(
        @RoutingKey FileId fileId,
        FileId spareId,
        AccountId actor,
        String documentId,
        @Nullable String temporaryId,
        @NotBlank String name,
        @NotBlank String type,
        @PositiveOrZero long bytes,
        @Nullable String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        FilePlace place,
        FilePurpose purpose,
        @Nullable Instant expiresAt,
        Instant at) {
    /** Names no content. */
    @Override
    public String toString() {
        return "UploadFile[" + fileId + "]";
    }
}
