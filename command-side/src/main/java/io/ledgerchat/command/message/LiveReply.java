package io.ledgerchat.command.message;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.event.message.ContentPart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/** A reply that is being produced on this node, or ended a moment ago. */
public final class LiveReply {
    /** Why a reply is ended before its model finished. */
    enum Cut {
        STOPPED,
        REPLACED,
        SHUT_DOWN,
        LOST
    }

    private final ReplyStream stream;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicReference<@Nullable Cut> cut = new AtomicReference<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable Message<?> stopCause;
    private volatile long settledAt;
    private volatile List<ContentPart> kept = List.of();
    private volatile int checkpointed;

    LiveReply(ReplyHead head) {
        this.stream = new ReplyStream(head);
    }

    public ReplyHead head() {
        return stream.head();
    }

    public ReplyStream stream() {
        return stream;
    }

    public boolean isRunning() {
        return settled.getCount() > 0;
    }

    /** Waits until the end is recorded and told; false when {@code bound} was over before. */
    public boolean awaitEnd(Duration bound) throws InterruptedException {
        return settled.await(bound.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Everything that would be kept if it ended now. */
    List<ContentPart> content() {
        return ReplyContent.continued(kept, stream.content());
    }

    ReplyLeases.Lease lease() {
        return ReplyLeases.Lease.of(head());
    }

    /** How much the last checkpoint held. */
    int checkpointed() {
        return checkpointed;
    }

    void checkpointed(int weight) {
        checkpointed = weight;
    }

    /** It continues an edited answer, whose parts come first. */
    void continues(List<ContentPart> parts) {
        kept = parts;
    }

    /** Ends it before its time; the first reason holds. */
    void cut(Cut reason) {
        cut.compareAndSet(null, reason);
        cancellation.cancel();
    }

    /** Stops it because of this message, which its end then names as its cause. */
    void stop(Message<?> cause) {
        if (cut.compareAndSet(null, Cut.STOPPED)) {
            stopCause = cause;
        }
        cancellation.cancel();
    }

    Optional<Message<?>> stopCause() {
        return Optional.ofNullable(stopCause);
    }

    @Nullable
    Cut cut() {
        return cut.get();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Nothing more comes: the end is recorded, or somebody else records it. */
    void settle(ReplyFrame.End end) {
        // Whoever heard the last frame may ask at once, and is told that nothing runs any more (contract 30 §9.1).
        settledAt = System.nanoTime();
        settled.countDown();
        stream.publish(end);
    }

    /** Whether it ended at least this long ago. */
    boolean isOver(Duration since) {
        return !isRunning() && System.nanoTime() - settledAt >= since.toNanos();
    }
}
