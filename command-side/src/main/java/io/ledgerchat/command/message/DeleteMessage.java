package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes one message; those below it stay. A reply that is still running is refused as a conflict. */
public record DeleteMessage(
        @TargetAggregateIdentifier MessageId messageId, ConversationId conversationId, AccountId actor, Instant at) {}
