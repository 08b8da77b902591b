package io.ledgerchat.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.query.view.QueryOutOfTimeException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What was just written is looked for until the views show it. */
class QueriesTest {
    private final AtomicInteger waits = new AtomicInteger();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();

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

    @Test
    void aQueryThatTheDatabaseEndedIsToldFromOneThatFailed() {
        bus.subscribe(Slow.class.getName(), String.class, QueriesTest::failing);

        for (String ended : List.of("57014", "25P04")) {
            assertThatThrownBy(() -> answer(ended))
                    .isInstanceOf(QueryOutOfTimeException.class)
                    .hasRootCauseInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> answer("23505"))
                .isNotInstanceOf(QueryOutOfTimeException.class)
                .hasRootCauseInstanceOf(SQLException.class);
    }

    /** A query that PostgreSQL answers with this state. */
    private record Slow(String state) {}

    private static Object failing(QueryMessage<?, String> asked) {
        var slow = (Slow) asked.getPayload();
        throw new DataAccessResourceFailureException("failed", new SQLException("ended", slow.state()));
    }

    private String answer(String state) {
        return withViewsThatPassAfter(0).one(new Slow(state), String.class);
    }

    private Queries withViewsThatPassAfter(int awaited) {
        var gateway = DefaultQueryGateway.builder().queryBus(bus).build();
        return new Queries(gateway, () -> waits.incrementAndGet() >= awaited);
    }

    private Optional<String> shownAfter(int awaited) {
        return waits.get() >= awaited ? Optional.of("tag") : Optional.empty();
    }
}
