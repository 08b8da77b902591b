package io.ledgerchat.command.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Notes on files that a message took them along, inside the unit of work that records the message. */
@Component
public class FileUsage {
    private final Repository<UploadedFile> files;
    private final EventStore events;

    FileUsage(Repository<UploadedFile> files, EventStore events) {
        this.files = files;
        this.events = events;
    }

    /** Files of others, and such as are gone meanwhile, are left alone. */
    public void note(
            List<AttachedFile> attached, AccountId actor, ConversationId where, MessageId message, Instant at) {
        for (var file : attached) {
            String id = file.fileId().toString();
            if (events.lastSequenceNumberFor(id).isPresent()) {
                files.load(id).execute(known -> {
                    if (known.belongsTo(actor)) {
                        known.use(where, message, at);
                    }
                });
            }
        }
    }
}
