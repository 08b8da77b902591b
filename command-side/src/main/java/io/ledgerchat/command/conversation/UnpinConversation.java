package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a conversation sink in the list again. */
public record UnpinConversation(@TargetAggregateIdentifier ConversationId conversationId, AccountId actor, Instant at)
        implements ConversationCommand {}
