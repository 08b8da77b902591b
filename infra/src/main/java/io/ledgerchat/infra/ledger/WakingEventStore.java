package io.ledgerchat.infra.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's embedded event store whose streams call back when events are there, as Axon Server's do.
 *
 * <p>Without the callback a pooled processor looks for events every 500 ms. The store's own producer is woken by local
 * commits and polls for those of other nodes; one sentinel stream follows its shared tail, and what the sentinel has seen
 * every other tailing stream finds without asking the database again.
 *
 * <p>Streams that an answer waits for are called {@linkplain #atOnce() at once}, all others up to {@value #GATHER_MILLIS} ms
 * later: under load they take several events in one transaction, and none of them takes the processor from the one that is
 * waited for.
 */
final class WakingEventStore extends EmbeddedEventStore {
    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);

    private static final int GATHER_MILLIS = 25;
    private static final int IDLE_MILLIS = 1_000;
    private static final int BEFORE_HEAD = 64;

    private final Set<Runnable> hurried = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> patient = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private @Nullable Thread sentinel;

    WakingEventStore(Builder builder) {
        super(builder);
    }

    /** Begins to wake; the engine's tables must exist. */
    synchronized void startWaking() {
        if (sentinel == null) {
            sentinel = Thread.ofPlatform().daemon().name("event-store-wake").start(this::watch);
        }
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        return new Waking(super.openStream(position), patient);
    }

    /** The same log for those that an answer waits for. */
    StreamableMessageSource<TrackedEventMessage<?>> atOnce() {
        return new StreamableMessageSource<>() {
            @Override
            public TrackingEventStream openStream(@Nullable TrackingToken position) {
                return new Waking(WakingEventStore.super.openStream(position), hurried);
            }

            @Override
            public @Nullable TrackingToken createTailToken() {
                return WakingEventStore.this.createTailToken();
            }

            @Override
            public @Nullable TrackingToken createHeadToken() {
                return WakingEventStore.this.createHeadToken();
            }
        };
    }

    private void watch() {
        while (!closed) {
            try (TrackingEventStream stream = super.openStream(nearHead())) {
                // What was committed between a processor's own start and this stream's is found by calling once.
                hurried.forEach(Runnable::run);
                patient.forEach(Runnable::run);
                follow(stream);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                LOG.warn("The log cannot be followed at the moment: {}", failure.toString());
                pause();
            }
        }
    }

    /**
     * A little before the head: reading on from there tells which numbers are missing, which the engine's own head does not.
     * The store's producer asks for those only that one of its streams misses.
     */
    private @Nullable TrackingToken nearHead() {
        TrackingToken head = createHeadToken();
        return head instanceof GapAwareTrackingToken aware
                ? GapAwareTrackingToken.newInstance(Math.max(-1, aware.getIndex() - BEFORE_HEAD), List.of())
                : head;
    }

    private void follow(TrackingEventStream stream) throws InterruptedException {
        long since = 0;
        boolean behind = false;
        while (!closed) {
            if (stream.hasNextAvailable(behind ? GATHER_MILLIS : IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                while (stream.hasNextAvailable()) {
                    stream.nextAvailable();
                }
                hurried.forEach(Runnable::run);
                since = behind ? since : System.nanoTime();
                behind = true;
            }
            if (behind && System.nanoTime() - since >= TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS)) {
                patient.forEach(Runnable::run);
                behind = false;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void shutDown() {
        closed = true;
        Thread watching = sentinel;
        if (watching != null) {
            watching.interrupt();
        }
        super.shutDown();
    }

    private static final class Waking implements TrackingEventStream {
        private final TrackingEventStream stream;
        private final Set<Runnable> callbacks;
        private @Nullable Runnable callback;

        Waking(TrackingEventStream stream, Set<Runnable> callbacks) {
            this.stream = stream;
            this.callbacks = callbacks;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable whenAvailable) {
            callback = whenAvailable;
            callbacks.add(whenAvailable);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void close() {
            Runnable registered = callback;
            if (registered != null) {
                callbacks.remove(registered);
            }
            stream.close();
        }
    }
}
