package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the messages of a conversation of this owner: one {@link MessagePage}.
 *
 * @param cursor a {@link MessagePage#nextCursor()}, or a plain value of the sort field; one that is neither is ignored
 */
public record FindMessagePage(
        AccountId owner,
        ConversationId conversationId,
        Sort sort,
        boolean ascending,
        @Nullable String cursor,
        int limit) {

    /** What the page is sorted by; the {@code _id} decides between equals. */
    public enum Sort {
        ENDPOINT,
        CREATED_AT,
        UPDATED_AT
    }
}
