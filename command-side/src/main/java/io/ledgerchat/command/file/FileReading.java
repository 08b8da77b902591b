package io.ledgerchat.command.file;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Records what reading a file came to; answers whether the file is still there. */
@Component
class FileReading {
    private final Repository<UploadedFile> files;
    private final EventStore events;

    FileReading(Repository<UploadedFile> files, EventStore events) {
        this.files = files;
        this.events = events;
    }

    @CommandHandler
    boolean handle(RecordFileText command) {
        var file = find(command.fileId().toString());
        file.ifPresent(there -> there.execute(known -> known.textExtracted(command)));
        return file.isPresent();
    }

    @CommandHandler
    boolean handle(RecordNoFileText command) {
        var file = find(command.fileId().toString());
        file.ifPresent(there -> there.execute(known -> known.textFailed(command.reason(), command.at())));
        return file.isPresent();
    }

    private Optional<Aggregate<UploadedFile>> find(String id) {
        return events.lastSequenceNumberFor(id).isPresent()
                ? Optional.of(files.load(id)).filter(file -> file.invoke(UploadedFile::isThere))
                : Optional.empty();
    }
}
