package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Replaces the text of the part at {@code index} (0-based) of an ended reply; {@code tokenCount} is that of the whole
 * reply afterwards (contract 40 §3.5).
 */
public record EditContentPart(
        @TargetAggregateIdentifier MessageId messageId,
        ConversationId conversationId,
        AccountId actor,
        int index,
        String text,
        int tokenCount,
        Instant at) {}
