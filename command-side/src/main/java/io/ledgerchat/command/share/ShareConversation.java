package io.ledgerchat.command.share;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.share.ShareId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Lets a conversation be read under a link (contract 50 §4.7). Refused as a conflict when the conversation, or this
 * target in it, is shared already.
 *
 * @param documentId under which access to the link is given
 * @param everybody whether the public may open it
 */
public record ShareConversation(
        @RoutingKey ShareId shareId,
        AccountId actor,
        String documentId,
        ConversationId conversationId,
        String title,
        List<MessageId> messages,
        @Nullable MessageId target,
        @Nullable Boolean files,
        boolean everybody,
        @Nullable Instant expiresAt,
        Instant at) {
    /** Names no text. */
    @Override
    public String toString() {
        return "ShareConversation[" + shareId + "]";
    }
}
