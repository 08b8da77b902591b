package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.RunningLedgerChat;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers of a view that is switched are never refused, and see and may afterwards what they did before. */
class SwitchIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final JdbcClient sql = SERVER.bean(JdbcClient.class);
    private final Generations generations = SERVER.bean(Generations.class);
    private final Switched view = new Switched(1);

    /** Two tables, of which the second version has other columns. */
    private record Switched(int version) implements RelationalView {
        @Override
        public String name() {
            return "switched";
        }

        @Override
        public String ddl() {
            return "io/ledgerchat/query/view/switched-" + version + ".sql";
        }

        @Override
        public Set<String> tables() {
            return new LinkedHashSet<>(List.of("switched_one", "switched_two"));
        }

        @Override
        public Object projection(ViewSchema schema) {
            throw new UnsupportedOperationException("nobody fills it");
        }
    }

    @BeforeEach
    void showsTheFirst() {
        generations.publish(view, generations.begin(view));
    }

    @AfterEach
    void forgets() {
        sql.sql("drop view if exists views.switched_one, views.switched_two cascade")
                .update();
        sql.sql("update ledger.view_generation set live = false where view = 'switched'")
                .update();
        generations.of(view).forEach(generation -> generations.drop(view, generation));
    }

    @Test
    void aReaderOfOneTableWhoAsksForAnotherIsNotRefused() throws Exception {
        Generation next = next(view);
        var database = SERVER.backends().connections().log();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement reader = connection.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            reader.execute("select * from views.switched_two");

            var switching = executor.submit(() -> generations.publish(view, next));
            for (int times = 0; times < 2; times++) {
                await().atMost(BOUND).pollInterval(Duration.ofMillis(5)).until(this::isWaitedFor);
                var before = connection.setSavepoint();
                reader.execute("select * from views.switched_one");
                connection.rollback(before);
            }
            assertThat(switching).isNotDone();
            connection.commit();

            switching.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            assertThat(word(reader)).isEqualTo("next");
        }
    }

    private static String word(Statement reader) throws SQLException {
        try (var rows = reader.executeQuery("select word from views.switched_two")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private boolean isWaitedFor() {
        return sql.sql("select exists (select from pg_locks where not granted"
                        + " and relation = to_regclass('views.switched_two'))")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatWasGrantedStaysGranted() {
        sql.sql("grant select on views.switched_one to pg_monitor").update();
        sql.sql("grant select on views.switched_two to public").update();
        sql.sql("grant select on views.switched_two to pg_monitor with grant option")
                .update();

        generations.publish(view, next(view));
        assertGranted();

        var changed = new Switched(2);
        generations.publish(changed, generations.begin(changed));
        assertGranted();
        assertThat(sql.sql("select column_name from information_schema.columns where table_schema = 'views'"
                                + " and table_name = 'switched_one'")
                        .query(String.class)
                        .list())
                .containsExactly("letters");
    }

    private void assertGranted() {
        for (String right : List.of(
                "pg_monitor, views.switched_one, select",
                "public, views.switched_two, select",
                "pg_monitor, views.switched_two, select with grant option")) {
            assertThat(sql.sql("select has_table_privilege(?, ?, ?)")
                            .params((Object[]) right.split(", "))
                            .query(Boolean.class)
                            .single())
                    .as(right)
                    .isTrue();
        }
    }

    @Test
    void aViewThatSomebodyBuiltOnItShowsTheNextAsWell() {
        sql.sql("create view views.switched_three as select word from views.switched_two")
                .update();

        generations.publish(view, next(view));

        assertThat(sql.sql("select word from views.switched_three")
                        .query(String.class)
                        .list())
                .containsExactly("next");
    }

    @Test
    void theOneThatReadersSawBeforeIsNotFilledAnyFurther() {
        Generation first = generations.live(view).orElseThrow();
        Generation next = next(view);
        generations.publish(view, next);

        assertThat(generations.begin(view).number()).isGreaterThan(next.number());
        assertThat(generations.of(view)).extracting(Generation::number).contains(first.number());
    }

    private Generation next(Switched of) {
        Generation next = generations.begin(of);
        sql.sql("insert into " + next.place() + ".switched_two values ('next')").update();
        return next;
    }
}
