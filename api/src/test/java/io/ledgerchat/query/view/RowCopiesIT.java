package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.query.view.StatementRuns.Run;
import io.ledgerchat.query.view.StatementRuns.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is copied is what the statements would have written, one by one. */
class RowCopiesIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final String COLUMNS = "(id int primary key, text text, number bigint, truth boolean,"
            + " time timestamptz, day date, list text[], json jsonb)";
    private static final OffsetDateTime MIDNIGHT = OffsetDateTime.of(1969, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcTemplate jdbc = SERVER.bean(JdbcTemplate.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
    private final RowCopies copies = new RowCopies(jdbc);

    @BeforeEach
    void makesTables() {
        jdbc.execute("create schema copied");
        jdbc.execute("create table copied.one_by_one " + COLUMNS);
        jdbc.execute("create table copied.at_once " + COLUMNS);
    }

    @AfterEach
    void drops() {
        jdbc.execute("drop schema copied cascade");
    }

    @Test
    void awkwardValuesArriveAsTheyAre() {
        List<@Nullable Object[]> rows = rows();
        rows.forEach(row -> jdbc.update(insert("one_by_one"), asStatement(row)));

        assertThat(sent(run("at_once", rows))).isTrue();

        assertThat(all("at_once")).isEqualTo(all("one_by_one")).hasSize(rows.size());
    }

    @Test
    void oneThatIsThereIsLeftAloneAndTheOthersGoAnotherWay() {
        jdbc.update("insert into copied.at_once (id, text) values (7, 'before')");

        boolean sent = Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.update("insert into copied.at_once (id) values (-1)");
            boolean copied = copies.send(run("at_once", rows()));
            jdbc.update("insert into copied.at_once (id) values (-2)");
            return copied;
        }));

        assertThat(sent).isFalse();
        assertThat(jdbc.queryForList("select id from copied.at_once order by id", Integer.class))
                .containsExactly(-2, -1, 7);
        jdbc.update("delete from copied.at_once");
        assertThat(sent(run("at_once", rows()))).as("copied ever again").isFalse();
    }

    @Test
    void fewRowsAndRowsOfUnknownClassesAreNotCopied() {
        assertThat(sent(run("at_once", rows().subList(0, 10)))).isFalse();
        List<@Nullable Object[]> unknown = rows();
        unknown.getLast()[1] = new StringBuilder("a text of its own kind");
        assertThat(sent(run("at_once", unknown))).isFalse();
        assertThat(all("at_once")).isEmpty();
    }

    private static @Nullable Object[] asStatement(@Nullable Object[] row) {
        return Arrays.stream(row)
                .map(value -> value instanceof TextArray texts ? texts.toString() : value)
                .toArray();
    }

    private boolean sent(Run run) {
        return Boolean.TRUE.equals(transaction.execute(status -> copies.send(run)));
    }

    private static Run run(String table, List<@Nullable Object[]> rows) {
        return new Run(
                insert(table),
                rows.stream().map(row -> new Statement(null, row, "event")).toList());
    }

    private static String insert(String table) {
        return "insert into copied." + table + " (id, text, number, truth, time, day, list, json)"
                + " values (?, ?, ?, ?, ?, ?, ?::text[], ?::jsonb) on conflict (id) do nothing";
    }

    private static List<@Nullable Object[]> rows() {
        List<@Nullable String> texts = Arrays.asList(
                null,
                "",
                "\\N",
                "\\.",
                "\\",
                "a\tb\nc\rd\\te",
                "\n",
                "ä€\uD83D\uDE00 \u2028 \b\f\u000B\u0001\u007F",
                "'; drop table copied.at_once; --",
                "null",
                "x".repeat(70_000));
        var rows = new ArrayList<@Nullable Object[]>();
        for (int number = 0; number < 100; number++) {
            @Nullable String text = texts.get(number % texts.size());
            boolean none = number % 7 == 3;
            rows.add(new @Nullable Object[] {
                number,
                text,
                none ? null : number - 50L,
                none ? null : number % 2 == 0,
                none ? null : MIDNIGHT.plusSeconds(number * 60L).plusNanos(number * 1_000_000L),
                none ? null : LocalDate.of(2026, 3, 4).plusDays(number),
                none ? null : new TextArray(number % 2 == 0 ? List.of() : List.of("a\\b", "c\"d", "e,\n", "", "NULL")),
                none ? null : "{\"k\":\"line\\nbreak \\\\ \"}"
            });
        }
        return rows;
    }

    private List<String> all(String table) {
        return jdbc.queryForList("select r::text from copied." + table + " r order by id", String.class);
    }
}
