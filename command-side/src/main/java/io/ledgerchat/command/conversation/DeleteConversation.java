package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Removes a conversation with all its messages.
 *
 * @param reason {@code owner}, {@code account}, {@code retention} or {@code expired}; for the last one nothing is done if it is
 *     kept longer by now
 * @param before if given, nothing is done when it was taken up, renamed or filed at this moment or later. Of a turn with the
 *     settings of the one before it knows nothing, so who sends this looks for that shortly before
 */
public record DeleteConversation(
        @TargetAggregateIdentifier ConversationId conversationId,
        AccountId actor,
        String reason,
        @Nullable Instant before,
        Instant at)
        implements ConversationCommand {
    public DeleteConversation(ConversationId conversationId, AccountId actor, String reason, Instant at) {
        this(conversationId, actor, reason, null, at);
    }
}
