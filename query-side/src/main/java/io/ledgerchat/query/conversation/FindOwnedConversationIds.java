package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * Ids of an owner's conversations in their order: a list of {@link ConversationId}.
 *
 * @param after those behind this one; absent means from the first
 */
public record FindOwnedConversationIds(
        AccountId owner, Which which, @Nullable ConversationId after, int limit) {

    /** Which of them. */
    public enum Which {
        /** Every one, also archived and temporary ones. */
        ALL,
        /** Those that the plain list shows: neither archived nor temporary. */
        LISTED
    }
}
