package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port to the leases under which replies run: who runs which, until when, and what was produced so far. Kept in the
 * vault; time is the database's, so that clocks of nodes need not agree.
 */
public interface ReplyLeases {
    /** A reply and the conversation it belongs to. */
    record Lease(MessageId replyId, ConversationId conversationId, AccountId owner) {
        static Lease of(ReplyHead head) {
            return new Lease(head.reply().id(), head.conversationId(), head.owner());
        }
    }

    /** A node that holds leases; {@code address} is where other nodes reach it, if they do. */
    record Holder(String node, @Nullable URI address) {}

    /** Who produces the running reply of a conversation, and whose it is. */
    record Held(Holder holder, AccountId owner) {}

    /** What the holder of a lease learns when it renews. */
    enum Standing {
        HELD,
        /** Somebody stopped the reply, maybe on another node. */
        STOP_ASKED,
        /** A newer turn of the same conversation has begun. */
        REPLACED,
        /** Another node took it, or it is gone. */
        LOST
    }

    /** A lease that nobody renewed in time, with the last checkpoint; it is held by who got it from here. */
    record Orphan(Lease lease, List<ContentPart> content) {}

    /**
     * Opens a lease in the transaction of the caller, and tells the conversation's other replies that they are replaced.
     */
    void open(Lease lease, Holder holder, Duration term);

    /** Holds on to a lease without a word about its content. */
    Standing renew(MessageId replyId, String node, Duration term);

    /** Holds on to a lease and keeps what was produced so far, encrypted. */
    Standing checkpoint(Lease lease, String node, Duration term, List<ContentPart> content);

    /** The reply has ended. */
    void close(MessageId replyId);

    /** Asks whichever node runs a reply of this owner's conversation to stop it; false when none does. */
    boolean askToStop(ConversationId conversationId, AccountId owner);

    /** The holder of the newest lease of a conversation whose term is not over. */
    Optional<Held> holderOf(ConversationId conversationId);

    /** The conversations in which replies run for an account on other nodes than this one, oldest first. */
    List<ConversationId> runningFor(AccountId owner, String exceptNode);

    /** Takes over leases whose term is over, at most {@code limit}; those of this node too. */
    List<Orphan> takeOrphans(String node, Duration term, int limit);
}
