package io.ledgerchat.command.file;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileTextExtracted;
import io.ledgerchat.event.file.FileEvent.FileTextFailed;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private @Nullable String textSha256;
    private @Nullable String textFailure;
    private @Nullable Instant expiresAt;
    private @Nullable Instant usedAt;
    private boolean deleted;
    private final Set<ConversationId> usedIn = new LinkedHashSet<>();

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

    /** Whether it was to be kept no longer than until this moment, and each conversation that took it along is over too. */
    boolean isOver(Instant at, Set<ConversationId> conversationsOver) {
        return expiresAt != null && !expiresAt.isAfter(at) && conversationsOver.containsAll(usedIn);
    }

    /** An upload counts as a use. */
    boolean wasLastUsedBefore(Instant at) {
        return usedAt == null || usedAt.isBefore(at);
    }

    void delete(AccountId actor, String reason, Instant at) {
        if (!deleted) {
            apply(new FileDeleted(
                    id(),
                    Objects.requireNonNull(owner),
                    actor,
                    reason,
                    Objects.requireNonNull(place),
                    at,
                    usedIn.isEmpty() ? null : List.copyOf(usedIn)));
        }
    }

    /** A message of its owner takes it along. */
    void use(ConversationId conversation, MessageId message, Instant at) {
        if (!deleted) {
            apply(new FileUsed(id(), Objects.requireNonNull(owner), conversation, message, at));
        }
    }

    /** The same words again are no news. */
    void textExtracted(RecordFileText command) {
        if (!deleted && !command.sha256().equals(textSha256)) {
            apply(new FileTextExtracted(
                    id(),
                    Objects.requireNonNull(owner),
                    command.characters(),
                    command.pages(),
                    command.sha256(),
                    command.at()));
        }
    }

    void textFailed(String reason, Instant at) {
        if (!deleted && !reason.equals(textFailure)) {
            apply(new FileTextFailed(id(), Objects.requireNonNull(owner), reason, at));
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
        expiresAt = event.expiresAt();
        usedAt = event.uploadedAt();
    }

    @EventSourcingHandler
    void on(FileUsed event) {
        usedIn.add(event.conversationId());
        usedAt = wasLastUsedBefore(event.usedAt()) ? event.usedAt() : usedAt;
    }

    @EventSourcingHandler
    void on(FileTextExtracted event) {
        textSha256 = event.sha256();
        textFailure = null;
    }

    @EventSourcingHandler
    void on(FileTextFailed event) {
        textSha256 = null;
        textFailure = event.reason();
    }

    @EventSourcingHandler
    void on(FileDeleted event) {
        deleted = true;
    }
}
