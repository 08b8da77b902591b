package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.ledger.SeededHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A long history of everything that can happen comes out as the live views, whether its events are taken one by one or a
 * thousand at once, and whether one fills the views from beginning to end or four one after the other.
 *
 * <p>Four in turn stand for what segments are elsewhere: a view's events have one order, and one takes them at a time, on
 * whichever node; what can differ is where the one stops and the next goes on.
 *
 * <p>{@code -Dledgerchat.history.events=100000} makes it as long as that; {@code -Dledgerchat.history.home=FOLDER} keeps
 * the home, to be measured.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongReplayIT {
    private static final int EVENTS = Integer.getInteger("ledgerchat.history.events", 2_000);
    private static final Duration BOUND = Duration.ofMinutes(30);

    private RunningLedgerChat server;
    private List<View> views;
    private Generations generations;

    @BeforeAll
    void livesLong() throws InterruptedException {
        String kept = System.getProperty("ledgerchat.history.home", "");
        Path home = kept.isEmpty() ? RunningLedgerChat.temporaryHome() : Path.of(kept);
        server = RunningLedgerChat.start(home, Map.of("SEARCH", "false"));
        generations = server.bean(Generations.class);
        views = server.bean(ViewProcessors.class).views().stream()
                .filter(RelationalView.class::isInstance)
                .toList();
        new SeededHistory(server, 20261122L).append(EVENTS);
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (!server.bean(ViewProcessors.class).awaitHead()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @AfterAll
    void stops() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "batches of {0}, filled by {1}")
    @CsvSource({"1000, 1", "1000, 4", "1, 1", "1, 4"})
    void whatIsFilledAgainEqualsWhatIsLive(int batch, int fillers) {
        List<Filling> again = views.stream()
                .map(view -> new Filling(view, generations.begin(view)))
                .toList();
        TrackingToken head = server.bean(LogPosition.class).head();

        try {
            long begun = System.nanoTime();
            fill("again-" + batch + "-" + fillers, again, batch, fillers, head);
            double seconds = (System.nanoTime() - begun) / 1e9;

            System.out.printf(
                    "%d views filled again together, batches of %d, by %d: %,.0f events/s%n",
                    views.size(), batch, fillers, head.position().orElseThrow() / seconds);
            assertThat(server.bean(LogPosition.class).head().position()).isEqualTo(head.position());
            assertEqualToLive(again);
        } finally {
            again.forEach(filling -> generations.drop(filling.view(), filling.generation()));
        }
    }

    private void assertEqualToLive(List<Filling> again) {
        try (Snapshot snapshot = generations.snapshot(false)) {
            assertThat(again)
                    .allSatisfy(filling -> assertThat(snapshot.differences(
                                    (RelationalView) filling.view(),
                                    generations.live(filling.view()).orElseThrow(),
                                    filling.generation(),
                                    (compared, all, things) -> true))
                            .as("rows by which %s differs", filling.name())
                            .hasValue(0));
        }
    }

    private void fill(String name, List<Filling> again, int batch, int fillers, TrackingToken head) {
        server.bean(TransactionManager.class)
                .executeInTransaction(() -> server.bean(TokenStore.class)
                        .initializeTokenSegments(
                                name, 1, server.bean(EventStore.class).createTailToken()));
        long last = head.position().orElseThrow();
        LongStream.rangeClosed(1, fillers).map(part -> last * part / fillers).forEach(limit -> {
            ViewProcessor filler = factory(batch).start(name, again, failure -> {});
            filler.limit(limit);
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (filler.position() < limit) {
                assertThat(System.nanoTime())
                        .as("%s is at %d", name, filler.position())
                        .isLessThan(deadline);
                Pause.of(Duration.ofMillis(5));
            }
            filler.stop();
        });
        again.forEach(filling -> generations.complete(filling.view(), filling.generation(), false));
    }

    private ViewProcessorFactory factory(int batch) {
        return new ViewProcessorFactory(
                server.bean(EventStore.class),
                server.bean(EventStore.class),
                server.bean(TokenStore.class),
                server.bean(TransactionManager.class),
                server.context().getBean("viewCoordinator", ScheduledExecutorService.class),
                server.context().getBean("viewWorkers", ScheduledExecutorService.class),
                server.context().getBean("viewWorkers", ScheduledExecutorService.class),
                server.bean(ViewProgress.class),
                () -> server.bean(JdbcTemplate.class).execute("set local synchronous_commit = off"),
                server.bean(DeadLetters.class),
                batch);
    }
}
