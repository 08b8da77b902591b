package io.ledgerchat.query.view;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as a processor reads it: no further than a limit, so that two generations can be brought to the same position
 * and compared; and no further ahead than the processor has room for.
 *
 * <p>Left to itself, Axon's pooled processor fills its queue, and then looks only 100 ms later whether there is room again.
 * That allows ten thousand events a second. Here it is told before that there is nothing more, and called when there
 * is. What is read ahead is decoded by the thread that reads, while the other one writes.
 */
final class BoundedSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    /**
     * Below the 1,024 of Axon's queue, which counts what is in it, one by one, for each event that is added: half as many cost
     * half as much.
     */
    static final int AHEAD = 500;

    /** After it nobody waits for room any more: should the count ever be wrong, Axon's own bound is left. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Predicate<Class<?>> wanted;
    private final boolean metaData;
    private volatile long limit = Long.MAX_VALUE;
    private volatile @Nullable Bounded current;

    /**
     * @param wanted tells the payload types that are looked at; others are never decoded
     * @param metaData whether it is looked at the metadata of these as well
     */
    BoundedSource(StreamableMessageSource<TrackedEventMessage<?>> log, Predicate<Class<?>> wanted, boolean metaData) {
        this.log = log;
        this.wanted = wanted;
        this.metaData = metaData;
    }

    void limit(long position) {
        this.limit = position;
    }

    /** The processor has begun to write that many of those it was given, and has room for as many. */
    void taken(int events) {
        Bounded stream = current;
        if (stream != null) {
            stream.taken(events);
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        var stream = new Bounded(log.openStream(position));
        current = stream;
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    /**
     * For one thread at a time, as Axon's streams are: the coordinator of Axon's pooled processor looks once more whether
     * there is an event after it has let the next coordination begin, on another thread. Of two that look at once each can
     * take an event, and the earlier one, handed over after the later one, would be passed over as already seen.
     */
    private final class Bounded implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final AtomicInteger ahead = new AtomicInteger();
        private volatile Runnable roomAgain = () -> {};
        private volatile long lastTaken = System.nanoTime();

        Bounded(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        void taken(int events) {
            // What a stream before this one gave may still be taken.
            ahead.updateAndGet(now -> Math.max(0, now - events));
            lastTaken = System.nanoTime();
            roomAgain.run();
        }

        @Override
        public synchronized Optional<TrackedEventMessage<?>> peek() {
            return stream.peek()
                    .filter(event -> event.trackingToken().position().orElse(0) <= limit);
        }

        @Override
        public synchronized boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return hasRoom()
                    && stream.hasNextAvailable(timeout, unit)
                    && (limit == Long.MAX_VALUE || peek().isPresent());
        }

        private boolean hasRoom() {
            if (ahead.get() >= AHEAD && System.nanoTime() - lastTaken > PATIENCE) {
                ahead.set(0);
            }
            return ahead.get() < AHEAD;
        }

        @Override
        public synchronized TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> event = stream.nextAvailable();
            ahead.incrementAndGet();
            decode(event);
            return event;
        }

        private void decode(TrackedEventMessage<?> event) {
            try {
                if (wanted.test(event.getPayloadType())) {
                    var _ = event.getPayload();
                    var _ = event.getTimestamp();
                    if (metaData) {
                        var _ = event.getMetaData().size();
                    }
                }
            } catch (RuntimeException unreadable) {
                // It fails again where it is handled, and is told there.
            }
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            roomAgain = callback;
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
