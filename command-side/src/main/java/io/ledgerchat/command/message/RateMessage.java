package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Says how good a message is (contract 40 §3.6). */
public record RateMessage(
        @TargetAggregateIdentifier MessageId messageId,
        ConversationId conversationId,
        AccountId actor,
        @Pattern(regexp = "thumbsUp|thumbsDown") String rating,
        @Nullable @Size(max = 40) String tag,
        @Nullable @Size(max = 10_000) String text,
        Instant at) {
    /** Names no text. */
    @Override
    public String toString() {
        return "RateMessage[" + messageId + "]";
    }
}
