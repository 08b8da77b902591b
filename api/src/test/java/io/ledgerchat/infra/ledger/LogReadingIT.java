package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.query.support.Recorder;
import io.ledgerchat.query.view.LogPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log is read on whatever numbers are missing in it, and waited for no further than it was committed. */
class LogReadingIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final EventSchema NUMBERS =
            PostgresEventStoreConfiguration.columns().eventTable("few_events").build();

    private final LogPosition log = SERVER.bean(LogPosition.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));

    private interface Question {
        PreparedStatement in(Connection connection) throws SQLException;
    }

    @Test
    void theNextEventsAreFoundHoweverManyNumbersAreMissing() {
        assertThat(found(connection -> LogReading.next(connection, NUMBERS, 3, 2)))
                .containsExactly(5_000L, 90_000L);
        assertThat(found(connection -> LogReading.next(connection, NUMBERS, 90_001, 2)))
                .isEmpty();
    }

    @Test
    void whatCameUnderAMissingNumberIsFoundBesides() {
        assertThat(found(connection -> LogReading.nextOrMissing(connection, NUMBERS, 3, 2, List.of(1L, 2L))))
                .containsExactly(2L, 5_000L, 90_000L);
    }

    private List<Long> found(Question question) {
        return transaction.execute(status -> SERVER.bean(JdbcTemplate.class).execute((ConnectionCallback<List<Long>>)
                connection -> {
                    try (var tables = connection.createStatement()) {
                        tables.execute("""
                                create temporary table few_events on commit drop as
                                select * from ledger.domain_event_entry limit 0""");
                        tables.execute("""
                                insert into few_events (global_index)
                                select unnest(array[2, 3, 5000, 90000, 90001])""");
                    }
                    var numbers = new ArrayList<Long>();
                    try (var asked = question.in(connection);
                            var rows = asked.executeQuery()) {
                        while (rows.next()) {
                            numbers.add(rows.getLong("global_index"));
                        }
                    }
                    return numbers;
                }));
    }

    @Test
    void whatIsCommittedLaterUnderASmallerNumberIsNotWaitedFor() throws Exception {
        var drawn = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = executor.submit(() -> transaction.execute(status -> {
                String conversation = new Recorder(SERVER).start("late").toString();
                drawn.countDown();
                await(commit);
                return number(conversation);
            }));
            await(drawn);
            new Recorder(SERVER).start("early");
            TrackingToken asked = log.head();
            commit.countDown();
            long missing = late.get();
            long end = asked.position().orElseThrow();
            var reader = GapAwareTrackingToken.newInstance(end, List.of(missing));

            assertThat(log.hasPassed(reader, asked)).isTrue();
            assertThat(log.hasPassed(reader, log.head())).isFalse();
            assertThat(log.hasPassed(reader, GapAwareTrackingToken.newInstance(end, List.of())))
                    .isFalse();
            assertThat(log.hasPassed(GapAwareTrackingToken.newInstance(end, List.of()), asked))
                    .isTrue();
        }
    }

    /** As on a node that starts between the two, and on which nobody writes afterwards. */
    @Test
    void whatIsCommittedLateIsFoundByAStoreThatBeganBehindItsNumber() throws Exception {
        var drawn = new CompletableFuture<String>();
        var numbered = new CompletableFuture<Long>();
        var commit = new CountDownLatch(1);
        var followed = new CountDownLatch(1);
        var store =
                new WakingEventStore(EmbeddedEventStore.builder().storageEngine(SERVER.bean(EventStorageEngine.class)));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.submit(() -> transaction.execute(status -> {
                String conversation = new Recorder(SERVER).start("late").toString();
                numbered.complete(number(conversation));
                drawn.complete(conversation);
                await(commit);
                return conversation;
            }));
            String late = drawn.get(30, TimeUnit.SECONDS);
            new Recorder(SERVER).start("early");
            var behind =
                    GapAwareTrackingToken.newInstance(log.head().position().orElseThrow(), List.of(numbered.join()));
            store.atOnce().openStream(behind).setOnAvailableCallback(followed::countDown);
            store.startWaking();
            await(followed);

            try (var stream = store.openStream(behind)) {
                // From then on it takes what the store's producer reads.
                while (stream.hasNextAvailable(300, TimeUnit.MILLISECONDS)) {
                    stream.nextAvailable();
                }
                commit.countDown();
                assertThat(reads(stream, late)).isTrue();
            }
        } finally {
            commit.countDown();
            store.shutDown();
        }
    }

    private static boolean reads(TrackingEventStream stream, String aggregate) throws InterruptedException {
        while (stream.hasNextAvailable(30, TimeUnit.SECONDS)) {
            if (stream.nextAvailable() instanceof DomainEventMessage<?> event
                    && event.getAggregateIdentifier().equals(aggregate)) {
                return true;
            }
        }
        return false;
    }

    private static long number(String aggregate) {
        return SERVER.bean(JdbcClient.class)
                .sql("select global_index from ledger.domain_event_entry where aggregate_identifier = ?")
                .param(aggregate)
                .query(Long.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
