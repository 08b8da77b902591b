package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The replies that this node produces, and for a short while those that it produced; at most one per conversation
 * (contract 30 §1). Answers to calls from outside are only counted here: nobody looks for them.
 */
@Component
public class LiveReplies {
    /** How long the last frame waits for readers that come late. */
    private static final Duration RETENTION = Duration.ofSeconds(30);

    private final ConcurrentHashMap<ConversationId, LiveReply> replies = new ConcurrentHashMap<>();
    private final AtomicInteger outside = new AtomicInteger();
    private final int mostRunning;
    private volatile boolean closed;

    LiveReplies(@Value("${ledgerchat.replies.most-running:1000}") int mostRunning) {
        this.mostRunning = mostRunning;
    }

    /** The latest reply of a conversation, running or just over. */
    public Optional<LiveReply> find(ConversationId conversation) {
        return Optional.ofNullable(replies.get(conversation));
    }

    /** The running replies of an account, oldest first. */
    public List<LiveReply> runningFor(AccountId owner) {
        return replies.values().stream()
                .filter(reply -> reply.isRunning() && reply.head().owner().equals(owner))
                .sorted((one, other) ->
                        one.head().startedAt().compareTo(other.head().startedAt()))
                .toList();
    }

    /** Whether this account has a running reply in the conversation, so that it may already read it (contract 30 §8). */
    public boolean ownedBy(ConversationId conversation, AccountId owner) {
        return find(conversation)
                .filter(reply -> reply.isRunning() && reply.head().owner().equals(owner))
                .isPresent();
    }

    /** False when this node shuts down or produces as many replies as it may, those to calls from outside included. */
    public boolean hasRoom() {
        return hasRoomBeside(outside.get());
    }

    private boolean hasRoomBeside(int calls) {
        long running = replies.values().stream().filter(LiveReply::isRunning).count();
        return !closed && running + calls < mostRunning;
    }

    /** Counts a call from outside as long as it runs; false when there is no room for it. */
    boolean begin() {
        if (hasRoomBeside(outside.getAndIncrement())) {
            return true;
        }
        end();
        return false;
    }

    /** A call that was begun is over. */
    void end() {
        outside.decrementAndGet();
    }

    /**
     * Makes a stream that only says why no reply begins; nothing is recorded (contract 30 §14.2). A running reply of the
     * conversation is replaced, as by any other start; that of somebody else stays, and the stream is nobody's.
     */
    public LiveReply refuse(ReplyHead head, String error) {
        var refused = new LiveReply(head);
        if (find(head.conversationId())
                .filter(other -> !other.head().owner().equals(head.owner()))
                .isEmpty()) {
            add(refused);
        }
        refused.settle(new ReplyFrame.Broken(error));
        return refused;
    }

    /** Makes it the latest of its conversation; the one before is replaced. */
    void add(LiveReply reply) {
        var before = replies.put(reply.head().conversationId(), reply);
        if (before != null) {
            before.cut(LiveReply.Cut.REPLACED);
        }
    }

    Collection<LiveReply> all() {
        return replies.values();
    }

    /** Forgets what ended long ago. */
    void forgetEnded() {
        replies.values().removeIf(reply -> reply.isOver(RETENTION));
    }

    /** No further reply begins on this node. */
    void close() {
        closed = true;
    }
}
