package io.ledgerchat.command.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.file.FileId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Deletes these files, all of them or none (contract 60 §9). Ids of no file are passed over, with the reason {@code
 * expired} those that are kept longer by now, and those that were used too lately.
 *
 * @param agent whose files the actor may delete, also those of others, if they may edit it
 * @param assistant likewise
 * @param reason why the actor's own go: {@code owner}, {@code replaced}, {@code expired}, {@code retention} or {@code account}
 * @param before if given, those go that were uploaded, or last taken along by a message, before this moment
 */
public record DeleteFiles(
        @RoutingKey AccountId actor,
        List<FileId> files,
        @Nullable AgentId agent,
        @Nullable AssistantId assistant,
        String reason,
        @Nullable Instant before,
        Instant at) {
    public DeleteFiles(
            AccountId actor,
            List<FileId> files,
            @Nullable AgentId agent,
            @Nullable AssistantId assistant,
            String reason,
            Instant at) {
        this(actor, files, agent, assistant, reason, null, at);
    }

    /** Of the actor's own files. */
    public static DeleteFiles own(AccountId actor, List<FileId> files, String reason, Instant at) {
        return new DeleteFiles(actor, files, null, null, reason, at);
    }

    /** A file of the actor's own that a retention policy keeps no longer, unless it was used at {@code before} or later. */
    public static DeleteFiles overdue(AccountId actor, FileId file, Instant before, Instant at) {
        return new DeleteFiles(actor, List.of(file), null, null, "retention", before, at);
    }

    /**
     * What came of it.
     *
     * @param deleted those that are gone now
     * @param refused those that belong to others; if there is any, nothing was deleted
     */
    public record DeletedFiles(List<FileId> deleted, List<FileId> refused) {}
}
