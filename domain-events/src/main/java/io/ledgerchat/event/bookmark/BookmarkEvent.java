package io.ledgerchat.event.bookmark;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to a bookmark. Which conversations carry it is told by them. */
public sealed interface BookmarkEvent {
    BookmarkId bookmarkId();

    AccountId owner();

    /** A person has it from now on, at this place of their list. */
    @EventName("bookmark.created")
    @Revision("1")
    record BookmarkCreated(
            BookmarkId bookmarkId,
            AccountId owner,
            Personal<String> tag,
            @Nullable Personal<String> description,
            int position,
            Instant createdAt)
            implements BookmarkEvent {}

    /** It has another name or description, on every conversation that carries it. */
    @EventName("bookmark.changed")
    @Revision("1")
    record BookmarkChanged(
            BookmarkId bookmarkId,
            AccountId owner,
            Personal<String> tag,
            @Nullable Personal<String> description,
            Instant changedAt)
            implements BookmarkEvent {}

    /** It went from one place of the list to another; those in between made room by one place. */
    @EventName("bookmark.moved")
    @Revision("1")
    record BookmarkMoved(BookmarkId bookmarkId, AccountId owner, int from, int to, Instant movedAt)
            implements BookmarkEvent {}

    /** No conversation carries it any more; those behind its place moved up by one. */
    @EventName("bookmark.deleted")
    @Revision("1")
    record BookmarkDeleted(BookmarkId bookmarkId, AccountId owner, int position, Instant deletedAt)
            implements BookmarkEvent {}
}
