package io.ledgerchat.command.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;

/**
 * Deletes these files, all of them or none (contract 60 §9). Ids of no file are passed over.
 *
 * @param entrusted files of others that the actor may delete all the same, because they hang on an agent or assistant which
 *     the actor may edit
 * @param reason {@code owner}, {@code agent}, {@code assistant}, {@code expired} or {@code account}
 */
public record DeleteFiles(
        @RoutingKey AccountId actor, List<FileId> files, List<FileId> entrusted, String reason, Instant at) {

    /**
     * What came of it.
     *
     * @param deleted those that are gone now
     * @param refused those that belong to others; if there is any, nothing was deleted
     */
    public record DeletedFiles(List<FileId> deleted, List<FileId> refused) {}
}
