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
 * @param before if given, at least a day back: nothing is done when it was taken up, renamed or filed at this moment or
 *     later. Of turns that follow each other within half a day it may know the first alone, so who sends this has looked
 *     for the others; a turn that is taken meanwhile is none of them
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
