package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;

/** All messages of a conversation of this owner, oldest first: a list of {@link Message}. */
public record FindMessages(AccountId owner, ConversationId conversationId) {}
