package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * Stops the reply that is being produced in a conversation; what was produced until then is kept (contract 30 §9.3).
 *
 * @param generation the epoch milliseconds of the reply that is meant; absent for whichever runs
 */
public record StopReply(
        ConversationId conversationId,
        AccountId actor,
        @Nullable Long generation) {}
