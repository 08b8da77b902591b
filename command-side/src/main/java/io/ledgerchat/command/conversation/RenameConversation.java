package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a conversation the title that its owner chose; it may be empty (contract 40 §2.4). */
public record RenameConversation(
        @TargetAggregateIdentifier ConversationId conversationId, AccountId actor, String title, Instant at)
        implements ConversationCommand {
    /** What is longer is cut. */
    public static final int LONGEST_TITLE = 1024;
}
