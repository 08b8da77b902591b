package io.ledgerchat.query.view;

import io.ledgerchat.query.view.StatementRuns.Run;
import io.ledgerchat.query.view.StatementRuns.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sends long runs of plain insertions by PostgreSQL's COPY, which writes rows by the page instead of one by one.
 *
 * <p>COPY leaves no row alone that is there already: it refuses them all. Then they are sent in another way, within the same
 * transaction, and rows of that statement are never copied again.
 */
final class RowCopies {
    /** With fewer rows nothing is won, as one statement becomes three. */
    private static final int WORTH_IT = 50;

    private final JdbcTemplate jdbc;
    private final Map<String, Optional<Copy>> known = new ConcurrentHashMap<>();

    private record Copy(String sql, List<ManyColumn> columns) {}

    RowCopies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False if nothing was sent, as it is to go in another way. */
    boolean send(Run run) {
        if (run.statements().size() < WORTH_IT) {
            return false;
        }
        // Not computeIfAbsent: the database is asked.
        Optional<Copy> copy = known.get(run.sql());
        if (copy == null) {
            copy = ManyRows.copy(run.sql()).map(sql -> new Copy(sql, ManyColumn.ofParameters(jdbc, run.sql())));
            known.put(run.sql(), copy);
        }
        return copy.isPresent() && send(run, copy.get());
    }

    private boolean send(Run run, Copy copy) {
        boolean sent = Boolean.TRUE.equals(jdbc.execute((Connection connection) -> send(connection, copy, run)));
        if (!sent) {
            known.put(run.sql(), Optional.empty());
        }
        return sent;
    }

    private static boolean send(Connection connection, Copy copy, Run run) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            copy(connection.unwrap(PGConnection.class), copy, run);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException | IllegalArgumentException _) {
            connection.rollback(before);
            return false;
        }
    }

    private static void copy(PGConnection connection, Copy copy, Run run) throws SQLException {
        CopyIn copying = connection.getCopyAPI().copyIn(copy.sql());
        try {
            var rows = new CopyBuffer(copying);
            for (Statement statement : run.statements()) {
                rows.row(copy.columns(), statement.parameters());
            }
            rows.end();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }
}
