package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.List;

/** The port to the conversations of an account, deleted ones left out. */
public interface OwnedConversations {
    /**
     * Their ids, complete as of everything recorded before the question.
     *
     * @throws IllegalStateException if that cannot be had in time; ask again later
     */
    List<ConversationId> of(AccountId owner);
}
