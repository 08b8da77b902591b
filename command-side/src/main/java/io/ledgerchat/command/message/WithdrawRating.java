package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes back what was said of a message. */
public record WithdrawRating(
        @TargetAggregateIdentifier MessageId messageId, ConversationId conversationId, AccountId actor, Instant at) {}
