package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import org.axonframework.commandhandling.RoutingKey;

/**
 * Asks the log itself whether a turn was taken before: answered with {@link SendMessage.Taken}, or refused when it was not.
 * Records nothing.
 */
public record RecallTurn(@RoutingKey ConversationId conversationId, AccountId actor, MessageId replyId) {}
