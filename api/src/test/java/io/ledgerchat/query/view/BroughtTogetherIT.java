package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.query.support.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Views that are brought together have taken the same events, in whatever order these were committed. */
class BroughtTogetherIT {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final LogPosition log = server.bean(LogPosition.class);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Probe behind = new Probe(1);
    private final Probe ahead = new Probe(2);

    /** A view that remembers what it has seen. */
    private static final class Probe implements RelationalView {
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final int number;

        Probe(int number) {
            this.number = number;
        }

        Filling filling() {
            return new Filling(this, new Generation(name(), version(), number, false, false));
        }

        @EventHandler
        void on(Object event, EventMessage<?> message) {
            if (message instanceof DomainEventMessage<?> domain) {
                seen.add(domain.getAggregateIdentifier());
            }
        }

        @Override
        public String name() {
            return "probe";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String ddl() {
            throw new UnsupportedOperationException("it has no tables");
        }

        @Override
        public Set<String> tables() {
            return Set.of();
        }

        @Override
        public Object projection(ViewSchema schema) {
            return this;
        }
    }

    @Test
    void anEventThatWasCommittedLateIsMissingInNone() throws Exception {
        ViewProcessor first = filled(behind);
        ViewProcessor second = filled(ahead);
        var drawn = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = executor.submit(() -> inTransaction().execute(status -> {
                var conversation = new Recorder(server).start("late");
                drawn.countDown();
                await(commit);
                return conversation.toString();
            }));
            await(drawn);
            var early = new Recorder(server).start("early").toString();
            catchUp(first);
            commit.countDown();
            String missed = late.get();
            catchUp(second);
            assertThat(behind.seen).contains(early).doesNotContain(missed);
            assertThat(ahead.seen).contains(early, missed);

            TrackingToken end = second.token().orElseThrow();
            GroupChange.bringTogether(List.of(first, second), end, () -> {});

            assertThat(behind.seen).contains(missed).isEqualTo(ahead.seen);
            assertThat(first.position()).isEqualTo(second.position());
        }
    }

    private ViewProcessor filled(Probe probe) {
        var factory = new ViewProcessorFactory(
                server.bean(EventStore.class),
                server.bean(EventStore.class),
                server.bean(TokenStore.class),
                server.bean(TransactionManager.class),
                threads,
                threads,
                threads,
                server.bean(ViewProgress.class),
                () -> {},
                server.bean(DeadLetters.class),
                500);
        ViewProcessor processor = factory.start(probe.filling());
        assertThat(processor.awaitPassed(log.head(), BOUND)).isTrue();
        processor.stop();
        return processor;
    }

    private void catchUp(ViewProcessor processor) {
        TrackingToken head = log.head();
        processor.resume();
        assertThat(processor.awaitPassed(head, BOUND)).isTrue();
        processor.stop();
    }

    private TransactionTemplate inTransaction() {
        return new TransactionTemplate(server.bean(PlatformTransactionManager.class));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @AfterEach
    void forget() {
        threads.shutdownNow();
        server.bean(JdbcClient.class)
                .sql("delete from ledger.token_entry where processor_name like 'probe!_%' escape '!'")
                .update();
    }
}
