package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/** Takes messages over into a conversation of the actor; those that it has already are left alone. */
public record CopyMessages(
        @RoutingKey ConversationId conversationId,
        AccountId actor,
        List<MessageCopy> messages,
        @Nullable Instant expiresAt,
        Instant at) {
    /** Names no text. */
    @Override
    public String toString() {
        return "CopyMessages[" + conversationId + "]";
    }
}
