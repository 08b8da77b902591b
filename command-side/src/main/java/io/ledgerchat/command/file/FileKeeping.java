package io.ledgerchat.command.file;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.command.agent.EntrustedFiles;
import io.ledgerchat.command.agent.FileLoans;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.file.DeleteFiles.DeletedFiles;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.event.file.FileId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Records files and their end: an upload with the end of its intent, deletions of many all or none. */
@Component
class FileKeeping {
    private final Repository<UploadedFile> files;
    private final Repository<Conversation> conversations;
    private final EventStore events;
    private final UploadIntents intents;
    private final EntrustedFiles entrusted;
    private final FileLoans loans;

    FileKeeping(
            Repository<UploadedFile> files,
            Repository<Conversation> conversations,
            EventStore events,
            UploadIntents intents,
            EntrustedFiles entrusted,
            FileLoans loans) {
        this.files = files;
        this.conversations = conversations;
        this.events = events;
        this.intents = intents;
        this.entrusted = entrusted;
        this.loans = loans;
    }

    @CommandHandler
    FileId handle(UploadFile command) {
        var id = isKnown(command.fileId()) ? command.spareId() : command.fileId();
        var unused = Aggregates.create(
                files,
                () -> new UploadedFile(new FileUploaded(
                        id,
                        command.actor(),
                        command.documentId(),
                        command.temporaryId(),
                        Personal.of(id, command.name()),
                        command.type(),
                        command.bytes(),
                        command.sha256(),
                        command.width(),
                        command.height(),
                        command.place(),
                        command.purpose(),
                        command.expiresAt(),
                        command.at())));
        intents.done(command.place());
        return id;
    }

    @CommandHandler
    FileId handle(UploadForTool command) throws Exception {
        var upload = command.upload();
        var id = handle(upload);
        loans.lend(id, command.loan(), upload.actor(), upload.at());
        return id;
    }

    @CommandHandler
    DeletedFiles handle(DeleteFiles command) {
        boolean expired = command.reason().equals("expired");
        var over = expired ? conversationsOver(command) : Set.<ConversationId>of();
        var found = new LinkedHashMap<FileId, Aggregate<UploadedFile>>();
        new LinkedHashSet<>(command.files()).forEach(id -> find(id).ifPresent(file -> found.put(id, file)));
        if (expired) {
            found.values().removeIf(file -> !file.invoke(known -> known.isOver(command.at(), over)));
        }
        Instant before = command.before();
        if (before != null) {
            found.values().removeIf(file -> !file.invoke(known -> known.wasLastUsedBefore(before)));
        }
        var others = new LinkedHashMap<>(found);
        others.values().removeIf(file -> file.invoke(known -> known.belongsTo(command.actor())));
        var refused = others.isEmpty() ? List.<FileId>of() : without(others.keySet(), entrusted(command));
        if (!refused.isEmpty()) {
            return new DeletedFiles(List.of(), refused);
        }
        String lender = command.agent() == null ? "assistant" : "agent";
        found.forEach((id, file) -> file.execute(known ->
                known.delete(command.actor(), others.containsKey(id) ? lender : command.reason(), command.at())));
        return new DeletedFiles(List.copyOf(found.keySet()), List.of());
    }

    /**
     * Which of the conversations that took the files along are over: who looks for expired files asks a view, which need not
     * know yet that one is kept longer. They are loaded before the files, as a turn does, so that neither waits for the other.
     */
    private Set<ConversationId> conversationsOver(DeleteFiles command) {
        return command.files().stream()
                .filter(this::isKnown)
                .flatMap(file -> events.readEvents(file.toString()).asStream())
                .map(EventMessage::getPayload)
                .filter(FileUsed.class::isInstance)
                .map(used -> ((FileUsed) used).conversationId())
                .distinct()
                .sorted(Comparator.comparing(
                        ConversationId::value)) // two that take the same ones take them in one order
                .filter(id ->
                        !isKnown(id) || conversations.load(id.toString()).invoke(talk -> talk.isOver(command.at())))
                .collect(Collectors.toSet());
    }

    private Predicate<FileId> entrusted(DeleteFiles command) {
        if (command.agent() != null) {
            return entrusted.of(command.agent(), command.actor());
        }
        return command.assistant() == null ? file -> false : entrusted.of(command.assistant(), command.actor());
    }

    private static List<FileId> without(Collection<FileId> files, Predicate<FileId> entrusted) {
        return files.stream().filter(entrusted.negate()).toList();
    }

    /** A file that is there. */
    private Optional<Aggregate<UploadedFile>> find(FileId id) {
        return isKnown(id)
                ? Optional.of(files.load(id.toString())).filter(file -> file.invoke(UploadedFile::isThere))
                : Optional.empty();
    }

    /** Asks before it loads, because loading what does not exist is reported as a mishap. */
    private boolean isKnown(Identifier id) {
        return events.lastSequenceNumberFor(id.toString()).isPresent();
    }
}
