package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts a conversation away. */
public record ArchiveConversation(@TargetAggregateIdentifier ConversationId conversationId, AccountId actor, Instant at)
        implements ConversationCommand {}
