package io.ledgerchat.event.share;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to a shared link. Who may open it is told by the access to it, under its document id. */
public sealed interface ShareEvent {
    ShareId shareId();

    ConversationId conversationId();

    AccountId owner();

    /**
     * A conversation can be read under a link: of its messages these, and with a {@code target} only down to its level.
     * {@code files} says whether their files can be opened too, absent where nothing was said.
     */
    @EventName("share.created")
    @Revision("1")
    record ConversationShared(
            ShareId shareId,
            ConversationId conversationId,
            AccountId owner,
            String documentId,
            Personal<String> title,
            List<MessageId> messages,
            @Nullable MessageId target,
            @Nullable Boolean files,
            @Nullable Instant expiresAt,
            Instant sharedAt)
            implements ShareEvent {}

    /** The same link shows other messages than before, or down to another target. */
    @EventName("share.updated")
    @Revision("1")
    record ShareUpdated(
            ShareId shareId,
            ConversationId conversationId,
            AccountId owner,
            List<MessageId> messages,
            @Nullable MessageId target,
            @Nullable Boolean files,
            Instant updatedAt)
            implements ShareEvent {}

    /** The link opens nothing any more. */
    @EventName("share.revoked")
    @Revision("1")
    record ShareRevoked(ShareId shareId, ConversationId conversationId, AccountId owner, Instant revokedAt)
            implements ShareEvent {}
}
