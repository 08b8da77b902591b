package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes a conversation with all its messages; {@code reason} is {@code owner}, {@code expired} or {@code account}. */
public record DeleteConversation(
        @TargetAggregateIdentifier ConversationId conversationId, AccountId actor, String reason, Instant at)
        implements ConversationCommand {}
