package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;

/** The ids of an owner's conversations: a list of {@link io.ledgerchat.event.conversation.ConversationId}. */
public record FindOwnedConversationIds(AccountId owner, Which which) {

    /** Which of them. */
    public enum Which {
        /** Every one, also archived and temporary ones. */
        ALL,
        /** Those that the plain list shows. */
        LISTED
    }
}
