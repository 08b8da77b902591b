package io.ledgerchat.command.file;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A file of one owner: where its bytes are, and whether it is still there. */
@Aggregate
class UploadedFile {
    @AggregateIdentifier
    private @Nullable FileId id;

    private @Nullable AccountId owner;
    private @Nullable FilePlace place;
    private boolean deleted;

    UploadedFile() {}

    UploadedFile(FileUploaded event) {
        apply(event);
    }

    boolean isThere() {
        return !deleted;
    }

    boolean belongsTo(AccountId actor) {
        return actor.equals(owner);
    }

    /** Whether it was deleted by this, and not before. */
    boolean delete(AccountId actor, String reason, Instant at) {
        if (deleted) {
            return false;
        }
        apply(new FileDeleted(id(), Objects.requireNonNull(owner), actor, reason, Objects.requireNonNull(place), at));
        return true;
    }

    /** A message of its owner takes it along. */
    void use(ConversationId conversation, MessageId message, Instant at) {
        if (!deleted) {
            apply(new FileUsed(id(), Objects.requireNonNull(owner), conversation, message, at));
        }
    }

    private FileId id() {
        return Objects.requireNonNull(id);
    }

    @EventSourcingHandler
    void on(FileUploaded event) {
        id = event.fileId();
        owner = event.owner();
        place = event.place();
    }

    @EventSourcingHandler
    void on(FileDeleted event) {
        deleted = true;
    }
}
