package io.ledgerchat.command.file;

import io.ledgerchat.command.file.DeleteFiles.DeletedFiles;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Records files and their end: an upload with the end of its intent, deletions of many all or none. */
@Component
class FileKeeping {
    private final Repository<UploadedFile> files;
    private final EventStore events;
    private final UploadIntents intents;

    FileKeeping(Repository<UploadedFile> files, EventStore events, UploadIntents intents) {
        this.files = files;
        this.events = events;
        this.intents = intents;
    }

    @CommandHandler
    FileId handle(UploadFile command) throws Exception {
        var id = isKnown(command.fileId()) ? command.spareId() : command.fileId();
        files.newInstance(() -> new UploadedFile(new FileUploaded(
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
    DeletedFiles handle(DeleteFiles command) {
        var found = new LinkedHashMap<FileId, Aggregate<UploadedFile>>();
        new LinkedHashSet<>(command.files()).forEach(id -> find(id).ifPresent(file -> found.put(id, file)));
        var refused = found.entrySet().stream()
                .filter(entry -> !command.entrusted().contains(entry.getKey()))
                .filter(entry -> !entry.getValue().invoke(file -> file.belongsTo(command.actor())))
                .map(Map.Entry::getKey)
                .toList();
        if (!refused.isEmpty()) {
            return new DeletedFiles(List.of(), refused);
        }
        found.values()
                .forEach(file -> file.execute(known -> {
                    var unused = known.delete(command.actor(), command.reason(), command.at());
                }));
        return new DeletedFiles(List.copyOf(found.keySet()), List.of());
    }

    /** A file that is there. */
    private Optional<Aggregate<UploadedFile>> find(FileId id) {
        return isKnown(id)
                ? Optional.of(files.load(id.toString())).filter(file -> file.invoke(UploadedFile::isThere))
                : Optional.empty();
    }

    /** Asks before it loads, because loading what does not exist is reported as a mishap. */
    private boolean isKnown(FileId id) {
        return events.lastSequenceNumberFor(id.toString()).isPresent();
    }
}
