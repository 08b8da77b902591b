package io.ledgerchat.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

/** What was just written is looked for until the views show it. */
class QueriesTest {
    private final AtomicInteger waits = new AtomicInteger();

    @Test
    void whatViewsShowLateIsFoundLate() {
        var queries = withViewsThatPassAfter(3);
        assertThat(queries.written(() -> shownAfter(3))).contains("tag");
        assertThat(waits).hasValue(3);
    }

    @Test
    void whatIsShownAtOnceWaitsForNothing() {
        var queries = withViewsThatPassAfter(3);
        assertThat(queries.written(() -> shownAfter(0))).contains("tag");
        assertThat(waits).hasValue(0);
    }

    @Test
    void whatIsNotThereWhenViewsHavePassedIsNotThere() {
        var queries = withViewsThatPassAfter(1);
        assertThat(queries.written(() -> shownAfter(5))).isEmpty();
        assertThat(waits).hasValue(1);
    }

    @Test
    void viewsThatNeverPassAreNotWaitedForForEver() {
        var queries = withViewsThatPassAfter(Integer.MAX_VALUE);
        assertThat(queries.written(() -> shownAfter(Integer.MAX_VALUE))).isEmpty();
    }

    private Queries withViewsThatPassAfter(int awaited) {
        var gateway = DefaultQueryGateway.builder()
                .queryBus(SimpleQueryBus.builder().build())
                .build();
        return new Queries(gateway, () -> waits.incrementAndGet() >= awaited);
    }

    private Optional<String> shownAfter(int awaited) {
        return waits.get() >= awaited ? Optional.of("tag") : Optional.empty();
    }
}
