package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a conversation at the top of the list. */
public record PinConversation(@TargetAggregateIdentifier ConversationId conversationId, AccountId actor, Instant at)
        implements ConversationCommand {}
