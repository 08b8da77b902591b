package io.ledgerchat.command.file;

import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileId;
import java.io.IOException;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Settles uploads of which nobody knows how they ended, when nothing is under way for them any more. It asks the log, never a
 * view: a view may lag, and what it does not know yet is not to be deleted.
 */
@Component
class UnfinishedUploads {
    private final UploadIntents intents;
    private final FileStores stores;
    private final EventStore events;

    UnfinishedUploads(UploadIntents intents, FileStores stores, EventStore events) {
        this.intents = intents;
        this.stores = stores;
        this.events = events;
    }

    /** Removes the bytes unless a file in the log lies there, and says whether it did; either way the intent goes. */
    boolean settle(UploadIntent intent) throws IOException {
        boolean recorded = Stream.of(intent.fileId(), intent.spareId()).anyMatch(id -> liesThere(id, intent));
        if (!recorded) {
            var store = stores.of(intent.place().source()).orElseThrow();
            store.delete(intent.place().key());
        }
        intents.done(intent.place());
        return !recorded;
    }

    private boolean liesThere(FileId id, UploadIntent intent) {
        return events.lastSequenceNumberFor(id.toString()).isPresent()
                && events.readEvents(id.toString(), 0)
                        .asStream()
                        .anyMatch(event -> event.getPayload() instanceof FileUploaded uploaded
                                && uploaded.place().equals(intent.place()));
    }
}
