package io.ledgerchat.query.search;

import io.ledgerchat.event.account.AccountId;

/**
 * Conversations of this owner whose title holds these words, the best ones first: a list of
 * {@link io.ledgerchat.event.conversation.ConversationId}.
 */
public record SearchConversations(AccountId owner, String words, int limit) {}
