package io.ledgerchat.command.bookmark;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.bookmark.BookmarksId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a bookmark off the list and off every conversation. */
public record DeleteBookmark(AccountId actor, BookmarkId bookmarkId, Instant at) {
    @TargetAggregateIdentifier
    BookmarksId bookmarks() {
        return new BookmarksId(actor);
    }
}
