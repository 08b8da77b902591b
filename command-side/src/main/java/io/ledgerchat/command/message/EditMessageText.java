package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Replaces the text of a message without content parts; {@code tokenCount} is that of the new text (contract 40 §3.5). */
public record EditMessageText(
        @TargetAggregateIdentifier MessageId messageId,
        ConversationId conversationId,
        AccountId actor,
        String text,
        int tokenCount,
        Instant at) {}
