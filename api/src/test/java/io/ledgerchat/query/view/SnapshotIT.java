package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two generations of a relational view are compared, and whoever has it done can have it stopped. */
class SnapshotIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final RelationalView VIEW = new Compared();
    private static final Generation ONE = new Generation(VIEW.name(), 1, 1, true, false);
    private static final Generation OTHER = new Generation(VIEW.name(), 1, 2, false, false);

    private final JdbcClient sql = SERVER.bean(JdbcClient.class);
    private final DataSource source = SERVER.bean(DataSource.class);

    private record Compared() implements RelationalView {
        @Override
        public String name() {
            return "compared";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String ddl() {
            throw new UnsupportedOperationException("its tables are made here");
        }

        @Override
        public Set<String> tables() {
            return Set.of("said");
        }

        @Override
        public Object projection(ViewSchema schema) {
            throw new UnsupportedOperationException("nobody fills it");
        }
    }

    @BeforeEach
    void makesPlaces() {
        for (Generation generation : Set.of(ONE, OTHER)) {
            sql.sql("create schema " + generation.place()).update();
        }
    }

    @AfterEach
    void drops() {
        for (Generation generation : Set.of(ONE, OTHER)) {
            sql.sql("drop schema " + generation.place() + " cascade").update();
        }
    }

    @Test
    void rowsThatOneHasAndTheOtherHasNotAreCounted() {
        said(ONE, "select * from (values (1, 'a'), (2, 'b'), (2, 'b')) spoken (id, text)");
        said(OTHER, "select * from (values (1, 'a'), (2, 'c')) spoken (id, text)");

        try (var snapshot = new Snapshot(source, false)) {
            assertThat(snapshot.differences(VIEW, ONE, OTHER, (compared, all, things) -> true))
                    .hasValue(3);
            assertThat(snapshot.differences(VIEW, ONE, ONE, (compared, all, things) -> true))
                    .hasValue(0);
        }
    }

    @Test
    @Timeout(60)
    void aLongComparisonEndsWhenItIsToBeStopped() {
        said(ONE, "select 1 as id, pg_sleep(300)::text as text");
        said(OTHER, "select 1 as id, 'a' as text");
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();

        try (var snapshot = new Snapshot(source, false)) {
            assertThat(snapshot.differences(VIEW, ONE, OTHER, (compared, all, things) -> System.nanoTime() < end))
                    .isEmpty();
        }

        assertThat(sql.sql("select count(*) from pg_stat_activity where state = 'active' and query like '%' || ? || '%'"
                                + " and pid <> pg_backend_pid()")
                        .param(ONE.place() + ".said")
                        .query(Long.class)
                        .single())
                .as("questions that PostgreSQL still works on")
                .isZero();
    }

    @Test
    void whatCannotBeComparedIsTold() {
        said(ONE, "select 1 as id, 'a' as text");

        try (var snapshot = new Snapshot(source, false)) {
            assertThatThrownBy(() -> snapshot.differences(VIEW, ONE, OTHER, (compared, all, things) -> true))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private void said(Generation generation, String rows) {
        sql.sql("create view " + generation.place() + ".said as " + rows).update();
    }
}
