package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedSourceTest {
    private static final int EVENTS = 5_000;

    @Test
    void noEventIsLostToSomebodyWhoOnlyLooksWhetherThereIsOne() throws Exception {
        var source = new BoundedSource(new Log(), type -> false, false);
        try (var stream = source.openStream(null)) {
            var done = new AtomicBoolean();
            Thread onlooker = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    stream.hasNextAvailable();
                }
            });

            List<Long> taken = new ArrayList<>();
            while (taken.size() < EVENTS && stream.hasNextAvailable()) {
                taken.add(stream.nextAvailable().trackingToken().position().orElseThrow());
                source.taken(1);
            }
            done.set(true);
            onlooker.join();

            assertThat(taken)
                    .containsExactlyElementsOf(
                            LongStream.range(0, EVENTS).boxed().toList());
        }
    }

    @Test
    void nothingBeyondTheLimitIsHandedOver() throws Exception {
        var source = new BoundedSource(new Log(), type -> false, false);
        source.limit(1);
        try (var stream = source.openStream(null)) {
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(0);
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
            assertThat(stream.hasNextAvailable()).isFalse();

            source.limit(2);
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void whoHasNoRoomIsToldThatThereIsNothing() throws Exception {
        var source = new BoundedSource(new Log(), type -> false, false);
        try (var stream = source.openStream(null)) {
            for (int event = 0; event < BoundedSource.AHEAD; event++) {
                stream.nextAvailable();
            }
            assertThat(stream.hasNextAvailable()).isFalse();

            source.taken(1);
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    /** Numbered events, read as Axon's embedded store reads them: what was looked at is kept until it is taken. */
    private static final class Log implements StreamableMessageSource<TrackedEventMessage<?>> {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
            return new BlockingStream<>() {
                private long next;
                private @Nullable TrackedEventMessage<?> looked;

                @Override
                public Optional<TrackedEventMessage<?>> peek() {
                    return hasNextAvailable(0, TimeUnit.MILLISECONDS) ? Optional.ofNullable(looked) : Optional.empty();
                }

                @Override
                public boolean hasNextAvailable(int timeout, TimeUnit unit) {
                    if (looked == null) {
                        TrackedEventMessage<?> event = event(next++);
                        Thread.yield(); // as long as it takes to read one from a database, to another thread
                        looked = event;
                    }
                    return true;
                }

                @Override
                public TrackedEventMessage<?> nextAvailable() {
                    TrackedEventMessage<?> event = peek().orElseThrow();
                    looked = null;
                    return event;
                }

                @Override
                public void close() {}
            };
        }

        private static TrackedEventMessage<?> event(long number) {
            return new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(number), GenericEventMessage.asEventMessage(number));
        }
    }
}
