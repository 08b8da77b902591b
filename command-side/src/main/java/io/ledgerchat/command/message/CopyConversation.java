package io.ledgerchat.command.message;

import io.ledgerchat.command.conversation.RenameConversation;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.Origin;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conversation as the copy of another, with its first messages; more follow by {@link CopyMessages}. What exists
 * already is left alone, so a copy that broke off can be made again.
 *
 * @param title cut where it is longer than a person may make it
 * @param createdAt when the original began, or now
 */
public record CopyConversation(
        @RoutingKey ConversationId conversationId,
        AccountId actor,
        String documentId,
        String title,
        Turn turn,
        Origin origin,
        List<BookmarkId> bookmarks,
        @Nullable ProjectId project,
        List<MessageCopy> messages,
        Instant createdAt,
        Instant at) {
    public CopyConversation {
        title = Excerpt.of(title, RenameConversation.LONGEST_TITLE);
    }

    /** Names no text. */
    @Override
    public String toString() {
        return "CopyConversation[" + conversationId + "]";
    }
}
