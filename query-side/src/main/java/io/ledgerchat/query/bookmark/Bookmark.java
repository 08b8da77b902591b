package io.ledgerchat.query.bookmark;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bookmark.
 *
 * @param count how many conversations carry it
 */
public record Bookmark(
        BookmarkId bookmarkId,
        AccountId owner,
        String tag,
        @Nullable String description,
        int position,
        long count,
        Instant createdAt,
        Instant updatedAt) {}
