package io.ledgerchat.query.view;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/** The tables of all generations as they were at one moment, so that two can be compared while both are written. */
final class Snapshot implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final DataSource source;
    private final Connection connection;

    /** @param polite one processor is enough for it */
    Snapshot(DataSource source, boolean polite) {
        this.source = source;
        this.connection = DataSourceUtils.getConnection(source);
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // Comparing may take longer than any transaction of a request may.
            ask("set local transaction_timeout = 0");
            if (polite) {
                ask("set local max_parallel_workers_per_gather = 0");
            }
            ask("select count(*) from ledger.view_generation");
        } catch (SQLException failed) {
            close();
            throw new SQLErrorCodeSQLExceptionTranslator(source).translate("snapshot", null, failed);
        }
    }

    /** How many rows differ between two generations of a relational view; empty when it was stopped. */
    OptionalLong differences(RelationalView view, Generation one, Generation other, ComparisonWatcher watcher) {
        var left = new ViewSchema(one.place());
        var right = new ViewSchema(other.place());
        long differing = 0;
        int compared = 0;
        for (String table : view.tables()) {
            int read = compared++;
            OptionalLong found = ask(
                    differing(left.table(table), right.table(table)),
                    () -> watcher.goOn(read, view.tables().size(), "tables"));
            if (found.isEmpty()) {
                return found;
            }
            differing += found.getAsLong();
        }
        return OptionalLong.of(differing);
    }

    /**
     * Each table is read once, and what two hashes of 64 bits say of its rows is counted: whole rows would have to be kept, and
     * sorted, by the gigabyte.
     */
    private static String differing(String one, String other) {
        return """
                select coalesce(sum(abs(more)), 0)::bigint from (
                  select sum(side) as more from (
                    select hash_record_extended(row1, 1) as h1, hash_record_extended(row1, 2) as h2, 1 as side from %s row1
                    union all
                    select hash_record_extended(row2, 1), hash_record_extended(row2, 2), -1 from %s row2) rows
                  group by h1, h2) counted
                """.formatted(one, other);
    }

    /** Empty if it was stopped before it was answered: what many rows say may take PostgreSQL minutes. */
    private OptionalLong ask(String question, BooleanSupplier goOn) {
        try (Statement statement = connection.createStatement()) {
            var answer = CompletableFuture.supplyAsync(() -> ask(statement, question), Thread::startVirtualThread);
            try {
                while (goOn.getAsBoolean()) {
                    if (isThere(answer)) {
                        return OptionalLong.of(answer.join());
                    }
                }
                return OptionalLong.empty();
            } finally {
                while (!answer.isDone()) {
                    cancel(statement); // again, as one that has not begun is not to be cancelled
                    answer.copy()
                            .completeOnTimeout(0L, LOOK_MILLIS, TimeUnit.MILLISECONDS)
                            .handle((rows, failure) -> rows)
                            .join();
                }
            }
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof DataAccessException known ? known : failed;
        } catch (SQLException failed) {
            throw translated(question, failed);
        }
    }

    /** Or gives up the connection, if PostgreSQL cannot be told. */
    private void cancel(Statement statement) throws SQLException {
        try {
            statement.cancel();
        } catch (SQLException unheard) {
            connection.abort(Runnable::run);
        }
    }

    private static boolean isThere(CompletableFuture<Long> answer) {
        try {
            var unused = answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true; // whoever takes the answer learns why
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long ask(String question) {
        try (Statement statement = connection.createStatement()) {
            return ask(statement, question);
        } catch (SQLException failed) {
            throw translated(question, failed);
        }
    }

    private long ask(Statement statement, String question) {
        try {
            if (!statement.execute(question)) {
                return 0;
            }
            try (ResultSet answer = statement.getResultSet()) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException failed) {
            throw translated(question, failed);
        }
    }

    private DataAccessException translated(String question, SQLException failed) {
        DataAccessException known =
                new SQLErrorCodeSQLExceptionTranslator(source).translate("compare", question, failed);
        return known == null ? new UncategorizedSQLException("compare", question, failed) : known;
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The pool throws a broken connection away.
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
