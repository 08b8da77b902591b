package io.ledgerchat.command.bookmark;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.bookmark.BookmarksId;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a bookmark another name, description or place; what is absent stays. A place behind the last is the last.
 */
public record ChangeBookmark(
        AccountId actor,
        BookmarkId bookmarkId,
        @Nullable @Size(min = 1, max = 500) String tag,
        @Nullable @Size(max = 2000) String description,
        @Nullable Integer position,
        Instant at) {
    @TargetAggregateIdentifier
    BookmarksId bookmarks() {
        return new BookmarksId(actor);
    }

    /** Names no text. */
    @Override
    public String toString() {
        return "ChangeBookmark[" + bookmarkId + "]";
    }
}
