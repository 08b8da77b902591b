package io.ledgerchat.infra.ledger;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's embedded event store whose streams call back when events are there, as Axon Server's do.
 *
 * <p>Without the callback a pooled processor looks for events every 500 ms. The store's own producer is woken by local
 * commits and polls for those of other nodes; one sentinel stream follows its shared tail, and what the sentinel has seen
 * every other tailing stream finds without asking the database again.
 */
final class WakingEventStore extends EmbeddedEventStore {
    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);

    private final Set<Runnable> callbacks = ConcurrentHashMap.newKeySet();
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
        return new Waking(super.openStream(position));
    }

    private void watch() {
        while (!closed) {
            try (TrackingEventStream stream = super.openStream(createHeadToken())) {
                // What was committed between a processor's own start and this stream's is found by calling once.
                callbacks.forEach(Runnable::run);
                while (!closed) {
                    if (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                        while (stream.hasNextAvailable()) {
                            stream.nextAvailable();
                        }
                        callbacks.forEach(Runnable::run);
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                LOG.warn("The log cannot be followed at the moment: {}", failure.toString());
                pause();
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

    private final class Waking implements TrackingEventStream {
        private final TrackingEventStream stream;
        private @Nullable Runnable callback;

        Waking(TrackingEventStream stream) {
            this.stream = stream;
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
