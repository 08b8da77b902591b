package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records that the model of a running reply calls a tool, before the tool does anything; {@code arguments} is the JSON
 * text that the model wrote. Refused when the reply has ended.
 */
public record RecordToolCall(
        @TargetAggregateIdentifier MessageId messageId,
        ConversationId conversationId,
        AccountId actor,
        String callId,
        String tool,
        String arguments,
        Instant at) {}
