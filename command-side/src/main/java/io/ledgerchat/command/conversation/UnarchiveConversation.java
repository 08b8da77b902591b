package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a conversation back from the archive. */
public record UnarchiveConversation(
        @TargetAggregateIdentifier ConversationId conversationId, AccountId actor, Instant at)
        implements ConversationCommand {}
