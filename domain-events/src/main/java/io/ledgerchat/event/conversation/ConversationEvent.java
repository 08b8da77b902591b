package io.ledgerchat.event.conversation;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to a conversation. */
public sealed interface ConversationEvent {
    ConversationId conversationId();

    AccountId owner();

    /**
     * A conversation exists from now on. {@code documentId} is the 24-hex {@code _id} that clients see;
     * {@code expiresAt} is set for temporary chats.
     */
    @EventName("conversation.started")
    @Revision("1")
    record ConversationStarted(
            ConversationId conversationId,
            AccountId owner,
            String documentId,
            Personal<String> title,
            ConversationSettings settings,
            boolean temporary,
            @Nullable Instant expiresAt,
            Instant startedAt)
            implements ConversationEvent {}

    /**
     * A conversation came to be as the copy of another, or from an export of another application. {@code createdAt} is when the
     * original began, or now where the contract says so; its messages are told by {@code message.copied}.
     */
    @EventName("conversation.copied")
    @Revision("1")
    record ConversationCopied(
            ConversationId conversationId,
            AccountId owner,
            String documentId,
            Personal<String> title,
            ConversationSettings settings,
            Origin origin,
            boolean temporary,
            @Nullable Instant expiresAt,
            Instant createdAt,
            Instant copiedAt)
            implements ConversationEvent {}

    /** A turn was taken with other settings, or with another retention, than the one before. */
    @EventName("conversation.settings-changed")
    @Revision("1")
    record ConversationSettingsChanged(
            ConversationId conversationId,
            AccountId owner,
            ConversationSettings settings,
            boolean temporary,
            @Nullable Instant expiresAt,
            Instant changedAt)
            implements ConversationEvent {}

    /**
     * A turn was taken with the settings of the one before, more than half a day after anything else was recorded of the
     * conversation itself.
     */
    @EventName("conversation.taken-up")
    @Revision("1")
    record ConversationTakenUp(ConversationId conversationId, AccountId owner, Instant takenUpAt)
            implements ConversationEvent {}

    /** Its owner gave it a title. */
    @EventName("conversation.renamed")
    @Revision("1")
    record ConversationRenamed(
            ConversationId conversationId, AccountId owner, Personal<String> title, Instant renamedAt)
            implements ConversationEvent {}

    /** A model made its title from the first turn. */
    @EventName("conversation.titled")
    @Revision("1")
    record ConversationTitled(ConversationId conversationId, AccountId owner, Personal<String> title, Instant titledAt)
            implements ConversationEvent {}

    /** Its owner put it away; it no longer shows in the list of live ones. */
    @EventName("conversation.archived")
    @Revision("1")
    record ConversationArchived(ConversationId conversationId, AccountId owner, Instant archivedAt)
            implements ConversationEvent {}

    /** Its owner took it back among the live ones. */
    @EventName("conversation.unarchived")
    @Revision("1")
    record ConversationUnarchived(ConversationId conversationId, AccountId owner, Instant unarchivedAt)
            implements ConversationEvent {}

    /** Its owner put it on top of the list. */
    @EventName("conversation.pinned")
    @Revision("1")
    record ConversationPinned(ConversationId conversationId, AccountId owner, Instant pinnedAt)
            implements ConversationEvent {}

    /** It goes back to its place by time. */
    @EventName("conversation.unpinned")
    @Revision("1")
    record ConversationUnpinned(ConversationId conversationId, AccountId owner, Instant unpinnedAt)
            implements ConversationEvent {}

    /** Its owner gave it these bookmarks, in this order, instead of those it had. */
    @EventName("conversation.bookmarks-changed")
    @Revision("1")
    record ConversationBookmarksChanged(
            ConversationId conversationId, AccountId owner, List<BookmarkId> bookmarks, Instant changedAt)
            implements ConversationEvent {}

    /** Its owner laid it in a project, or took it out of the one in which it lay. */
    @EventName("conversation.filed")
    @Revision("1")
    record ConversationFiled(
            ConversationId conversationId,
            AccountId owner,
            @Nullable ProjectId projectId,
            Instant filedAt) implements ConversationEvent {}

    /**
     * It is gone from every view with all its messages; {@code reason} is {@code owner}, {@code expired}, {@code
     * retention} or {@code account}.
     */
    @EventName("conversation.deleted")
    @Revision("1")
    record ConversationDeleted(ConversationId conversationId, AccountId owner, String reason, Instant deletedAt)
            implements ConversationEvent {}
}
