package io.ledgerchat.query.bookmark;

import io.ledgerchat.event.account.AccountId;

/**
 * Conversations of this person with a bookmark whose name holds all these words, in any case: a list of
 * {@link io.ledgerchat.event.conversation.ConversationId}.
 */
public record FindBookmarkedConversations(AccountId owner, String words, int limit) {}
