package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Removes a conversation with all its messages.
 *
 * @param reason {@code owner}, {@code account}, {@code retention} or {@code expired}; for the last one nothing is done if it is
 *     kept longer by now
 */
public record DeleteConversation(
        @TargetAggregateIdentifier ConversationId conversationId, AccountId actor, String reason, Instant at)
        implements ConversationCommand {}
