package io.ledgerchat.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationBookmarksChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationFiled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationPinned;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTakenUp;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnarchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnpinned;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of one owner: its title, its settings, whether it is archived, pinned or gone. Its messages are
 * aggregates of their own.
 *
 * <p>A stranger is told {@link Refusal.Code#FORBIDDEN}, because the contract tells strangers apart from unknown ids
 * (contract 30 §4.2); what the owner deleted is {@link Refusal.Code#NOT_FOUND}, and stays so.
 */
@Aggregate
public class Conversation {
    /**
     * After so long a rest a turn is recorded here, too, and not with its messages alone. Who deletes what nobody needed
     * for a day or more thus meets it, on whichever node it is taken.
     */
    private static final Duration REST = Duration.ofHours(12);

    @AggregateIdentifier
    private @Nullable ConversationId id;

    private @Nullable AccountId owner;
    private @Nullable Personal<String> title;
    private @Nullable Turn lastTurn;
    private @Nullable Instant startedAt;
    private @Nullable Instant touchedAt;
    private List<BookmarkId> bookmarks = List.of();
    private @Nullable ProjectId project;
    private boolean named;
    private boolean archived;
    private boolean pinned;
    private boolean deleted;

    Conversation() {}

    /** Starts a conversation with its first turn; the title holds until a better one is chosen or made. */
    public Conversation(
            ConversationId conversationId, AccountId owner, String documentId, String title, Turn turn, Instant at) {
        apply(new ConversationStarted(
                conversationId,
                owner,
                documentId,
                Personal.of(conversationId, title),
                turn.settings(),
                turn.temporary(),
                turn.expiresAt(),
                at));
    }

    /** Begins as the copy of another; its title was chosen there. */
    public Conversation(ConversationCopied event) {
        apply(event);
    }

    /** Takes a further turn: records settings and retention if they differ from the turn before, or that it follows a rest. */
    public void take(Turn turn, AccountId actor, Instant at) {
        requireOpenFor(actor);
        if (!turn.equals(lastTurn)) {
            apply(new ConversationSettingsChanged(
                    id(), actor, turn.settings(), turn.temporary(), turn.expiresAt(), at));
        } else if (wasLastTouchedBefore(at.minus(REST))) {
            apply(new ConversationTakenUp(id(), actor, at));
        }
    }

    @CommandHandler
    void handle(RenameConversation command) {
        requireOpenFor(command.actor());
        var wanted = Personal.of(id(), command.title());
        if (!named || !wanted.equals(title)) {
            apply(new ConversationRenamed(id(), command.actor(), wanted, command.at()));
        }
    }

    @CommandHandler
    void handle(TitleConversation command) {
        requireOpenFor(command.actor());
        if (!named) {
            apply(new ConversationTitled(id(), command.actor(), Personal.of(id(), command.title()), command.at()));
        }
    }

    @CommandHandler
    void handle(ArchiveConversation command) {
        requireOpenFor(command.actor());
        if (!archived) {
            apply(new ConversationArchived(id(), command.actor(), command.at()));
        }
    }

    @CommandHandler
    void handle(UnarchiveConversation command) {
        requireOpenFor(command.actor());
        if (archived) {
            apply(new ConversationUnarchived(id(), command.actor(), command.at()));
        }
    }

    @CommandHandler
    void handle(PinConversation command) {
        requireOpenFor(command.actor());
        if (!pinned) {
            apply(new ConversationPinned(id(), command.actor(), command.at()));
        }
    }

    @CommandHandler
    void handle(UnpinConversation command) {
        requireOpenFor(command.actor());
        if (pinned) {
            apply(new ConversationUnpinned(id(), command.actor(), command.at()));
        }
    }

    @CommandHandler
    void handle(DeleteConversation command) {
        requireOwner(command.actor());
        // Who looks for expired ones asks a view, which need not know yet that this one is kept longer.
        boolean due = !command.reason().equals("expired") || isOver(command.at());
        boolean unneeded = command.before() == null || wasLastTouchedBefore(command.before());
        if (!deleted && due && unneeded) {
            apply(new ConversationDeleted(id(), command.actor(), command.reason(), command.at()));
        }
    }

    /** The bookmarks it carries, in their order. */
    public List<BookmarkId> bookmarks() {
        return bookmarks;
    }

    /** Carries these bookmarks from now on, instead of those it carries. */
    public void carry(List<BookmarkId> wanted, AccountId actor, Instant at) {
        requireOpenFor(actor);
        if (!wanted.equals(bookmarks)) {
            apply(new ConversationBookmarksChanged(id(), actor, List.copyOf(wanted), at));
        }
    }

    /** Lies in this project from now on, or in none. */
    public void file(@Nullable ProjectId wanted, AccountId actor, Instant at) {
        requireOpenFor(actor);
        if (!Objects.equals(wanted, project)) {
            apply(new ConversationFiled(id(), actor, wanted, at));
        }
    }

    /** Whether it is gone, or was to be kept no longer than until this moment. */
    public boolean isOver(Instant at) {
        Instant expiry = lastTurn == null ? null : lastTurn.expiresAt();
        return deleted || (expiry != null && !expiry.isAfter(at));
    }

    private boolean wasLastTouchedBefore(Instant at) {
        return touchedAt == null || touchedAt.isBefore(at);
    }

    private void touched(Instant at) {
        touchedAt = wasLastTouchedBefore(at) ? at : touchedAt;
    }

    /** When its first turn was taken. */
    public Instant startedAt() {
        return Objects.requireNonNull(startedAt);
    }

    /** Refuses strangers, and everybody when it is gone. */
    public void requireOpenFor(AccountId actor) {
        requireOwner(actor);
        if (deleted) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Conversation not found");
        }
    }

    private void requireOwner(AccountId actor) {
        if (!actor.equals(owner)) {
            throw new Refusal(Refusal.Code.FORBIDDEN, "User not authorized for this conversation");
        }
    }

    private ConversationId id() {
        return Objects.requireNonNull(id);
    }

    @EventSourcingHandler
    void on(ConversationStarted event) {
        id = event.conversationId();
        owner = event.owner();
        title = event.title();
        startedAt = event.startedAt();
        touched(event.startedAt());
        lastTurn = new Turn(event.settings(), event.temporary(), event.expiresAt());
    }

    @EventSourcingHandler
    void on(ConversationCopied event) {
        id = event.conversationId();
        owner = event.owner();
        title = event.title();
        named = true;
        startedAt = event.createdAt();
        touched(event.copiedAt());
        lastTurn = new Turn(event.settings(), event.temporary(), event.expiresAt());
    }

    @EventSourcingHandler
    void on(ConversationSettingsChanged event) {
        touched(event.changedAt());
        lastTurn = new Turn(event.settings(), event.temporary(), event.expiresAt());
    }

    @EventSourcingHandler
    void on(ConversationTakenUp event) {
        touched(event.takenUpAt());
    }

    @EventSourcingHandler
    void on(ConversationRenamed event) {
        touched(event.renamedAt());
        title = event.title();
        named = true;
    }

    @EventSourcingHandler
    void on(ConversationTitled event) {
        touched(event.titledAt());
        title = event.title();
        named = true;
    }

    @EventSourcingHandler
    void on(ConversationArchived event) {
        archived = true;
    }

    @EventSourcingHandler
    void on(ConversationUnarchived event) {
        archived = false;
    }

    @EventSourcingHandler
    void on(ConversationPinned event) {
        pinned = true;
    }

    @EventSourcingHandler
    void on(ConversationUnpinned event) {
        pinned = false;
    }

    @EventSourcingHandler
    void on(ConversationBookmarksChanged event) {
        bookmarks = event.bookmarks();
    }

    @EventSourcingHandler
    void on(ConversationFiled event) {
        touched(event.filedAt());
        project = event.projectId();
    }

    @EventSourcingHandler
    void on(ConversationDeleted event) {
        deleted = true;
    }
}
