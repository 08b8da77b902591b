package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;

/** One conversation of this owner, also a temporary one: an optional {@link Conversation}. */
public record FindConversation(AccountId owner, ConversationId conversationId) {}
