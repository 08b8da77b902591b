package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.util.List;

/** The port to what was said before; answered by the views, so it may lag behind the log. */
public interface ConversationHistory {
    /**
     * The messages from {@code head} up along their parents, until the root, a missing message or a cycle; oldest first
     * (contract 30 §3.4). Only messages of this owner and conversation.
     */
    List<HistoryMessage> chain(AccountId owner, ConversationId conversationId, MessageId head);
}
