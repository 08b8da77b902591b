package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;

/** One message of a conversation of this owner: an optional {@link Message}. */
public record FindMessage(AccountId owner, ConversationId conversationId, MessageId messageId) {}
