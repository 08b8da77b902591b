package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records how a recorded tool call of a running reply came out. The first answer holds. */
public record RecordToolAnswer(
        @TargetAggregateIdentifier MessageId messageId,
        ConversationId conversationId,
        AccountId actor,
        String callId,
        ToolOutcome outcome,
        long durationMs,
        Instant at) {}
