package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The port to the conversations of an account, deleted ones left out. It answers only when it knows everything that was
 * recorded before it was asked, and throws when that cannot be had in time.
 */
public interface OwnedConversations {
    /** At most {@code limit}, in the order of their ids, those behind {@code after}. */
    List<ConversationId> of(AccountId owner, @Nullable ConversationId after, int limit);
}
