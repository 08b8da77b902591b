package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;

/** What is known of a reply before its first token: whose it is, what it answers, who gives it, and since when. */
public record ReplyHead(
        ConversationId conversationId,
        AccountId owner,
        SendMessage.Question question,
        SendMessage.Asked reply,
        Instant startedAt) {

    /** The number by which clients tell two replies of one conversation apart. */
    public long generation() {
        return startedAt.toEpochMilli();
    }
}
