package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Stops the reply that is being produced in a conversation; what was produced until then is kept (contract 30 §9.3).
 *
 * @param generation the epoch milliseconds of the reply that is meant; absent for whichever runs
 */
public record StopReply(
        @RoutingKey ConversationId conversationId,
        AccountId actor,
        @Nullable Long generation) {

    /** What came of it. */
    public enum Outcome {
        /** It will end in a moment. */
        STOPPING,
        /** No reply runs in this conversation. */
        NOT_RUNNING,
        /** Another reply runs than the one that was meant. */
        OTHER_GENERATION
    }
}
