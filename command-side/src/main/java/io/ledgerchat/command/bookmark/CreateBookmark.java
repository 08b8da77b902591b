package io.ledgerchat.command.bookmark;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationId;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes a bookmark, unless there is one of that name (contract 50 §3).
 *
 * @param conversation that carries a new one at once; absent for none
 */
public record CreateBookmark(
        @RoutingKey AccountId actor,
        BookmarkId bookmarkId,
        @Size(min = 1, max = 500) String tag,
        @Nullable @Size(max = 2000) String description,
        @Nullable ConversationId conversation,
        Instant at) {
    /** Names no text. */
    @Override
    public String toString() {
        return "CreateBookmark[" + bookmarkId + "]";
    }
}
