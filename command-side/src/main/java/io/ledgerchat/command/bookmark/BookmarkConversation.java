package io.ledgerchat.command.bookmark;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationId;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;

/** Gives a conversation these bookmarks instead of those it had; unknown names become bookmarks (contract 50 §3). */
public record BookmarkConversation(
        @RoutingKey ConversationId conversationId,
        AccountId actor,
        @Size(max = 100) List<Named> bookmarks,
        Instant at) {

    /** A bookmark by its name; {@code ifNew} is its id if there is none of that name. */
    public record Named(String tag, BookmarkId ifNew) {}

    /** Names no text. */
    @Override
    public String toString() {
        return "BookmarkConversation[" + conversationId + "]";
    }
}
