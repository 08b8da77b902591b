package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a conversation the title that a model made; a title that was chosen or made before wins (contract 30 §12). */
public record TitleConversation(
        @TargetAggregateIdentifier ConversationId conversationId, AccountId actor, String title, Instant at)
        implements ConversationCommand {}
