package io.ledgerchat.query.view;

import io.ledgerchat.query.view.StatementRuns.Run;
import io.ledgerchat.query.view.StatementRuns.Statement;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends runs of one statement as few statements for many rows, where their form allows it. */
final class RowSets {
    /** With fewer rows nothing is won, and an answer may be waiting for them. */
    private static final int WORTH_IT = 8;

    /** How many characters go with one statement. */
    private static final int LARGEST = 4_000_000;

    private final JdbcTemplate jdbc;
    private final Map<String, Optional<Known>> known = new ConcurrentHashMap<>();

    private record Known(ManyRows rows, List<ManyColumn> columns, String sql) {}

    RowSets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False if nothing was sent, as it is to go row by row. */
    boolean send(Run run) {
        if (run.statements().size() < WORTH_IT) {
            return false;
        }
        // Not computeIfAbsent: the database is asked.
        Optional<Known> form = known.get(run.sql());
        if (form == null) {
            try {
                form = ManyRows.of(run.sql()).flatMap(rows -> describe(run.sql(), rows));
            } catch (BadSqlGrammarException unfit) {
                known.put(run.sql(), Optional.empty());
                throw unfit;
            }
            known.put(run.sql(), form);
        }
        return form.isPresent() && send(form.get(), run);
    }

    private Optional<Known> describe(String sql, ManyRows rows) {
        List<ManyColumn> columns = ManyColumn.ofParameters(jdbc, sql);
        return columns.isEmpty() ? Optional.empty() : Optional.of(new Known(rows, columns, rows.sql(columns)));
    }

    private boolean send(Known form, Run run) {
        Optional<List<List<Statement>>> sets = form.rows.sets(run.statements());
        if (sets.isEmpty()) {
            return false;
        }
        try {
            List<List<Object[]>> all = sets.get().stream()
                    .flatMap(set -> bounded(set).stream())
                    .map(set -> arrays(form.columns, set))
                    .toList();
            all.forEach(arrays -> send(form, arrays));
            return true;
        } catch (IllegalArgumentException unknownType) {
            known.put(run.sql(), Optional.empty());
            return false;
        } catch (BadSqlGrammarException unfit) {
            // The transaction is lost; the next attempt goes row by row, now and for good.
            known.put(run.sql(), Optional.empty());
            throw unfit;
        }
    }

    private static List<List<Statement>> bounded(List<Statement> set) {
        var parts = new ArrayList<List<Statement>>();
        int begin = 0;
        long size = 0;
        for (int number = 0; number < set.size(); number++) {
            size += size(set.get(number));
            if (size > LARGEST && number > begin) {
                parts.add(set.subList(begin, number));
                begin = number;
                size = size(set.get(number));
            }
        }
        parts.add(set.subList(begin, set.size()));
        return parts;
    }

    private static long size(Statement statement) {
        long size = 0;
        for (Object parameter : statement.parameters()) {
            size += parameter instanceof String text ? text.length() : Long.BYTES;
        }
        return size;
    }

    private static List<Object[]> arrays(List<ManyColumn> columns, List<Statement> set) {
        var arrays = new ArrayList<Object[]>();
        for (int number = 0; number < columns.size(); number++) {
            var values = new ArrayList<@Nullable Object>(set.size());
            for (Statement statement : set) {
                values.add(statement.parameters()[number]);
            }
            arrays.add(columns.get(number).array(values));
        }
        return arrays;
    }

    private void send(Known form, List<Object[]> arrays) {
        jdbc.execute(form.sql, (PreparedStatement many) -> {
            for (int number = 0; number < arrays.size(); number++) {
                Array array = many.getConnection()
                        .createArrayOf(form.columns.get(number).arrayType(), arrays.get(number));
                many.setArray(number + 1, array);
            }
            return many.executeUpdate();
        });
    }
}
