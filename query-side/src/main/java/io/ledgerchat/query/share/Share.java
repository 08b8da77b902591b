package io.ledgerchat.query.share;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.share.ShareId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link under which a conversation can be read.
 *
 * @param documentId under which access to it is given
 * @param messages which it shows, as they were there when it was made or updated
 * @param target down to whose level it shows them; absent means all
 */
public record Share(
        ShareId shareId,
        String documentId,
        AccountId owner,
        ConversationId conversationId,
        String title,
        List<MessageId> messages,
        @Nullable MessageId target,
        @Nullable Boolean files,
        Instant createdAt,
        Instant updatedAt) {}
