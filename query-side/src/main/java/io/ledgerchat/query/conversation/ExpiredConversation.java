package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;

/** A conversation whose time is over and that is to be deleted. */
public record ExpiredConversation(ConversationId conversationId, AccountId owner, Instant expiredAt) {}
