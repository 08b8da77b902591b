package io.ledgerchat.query.view;

import io.ledgerchat.query.view.StatementRuns.Run;
import io.ledgerchat.query.view.StatementRuns.Statement;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

    private static final int PIECE = 1 << 16;

    private final JdbcTemplate jdbc;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    RowCopies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False if nothing was sent, as it is to go in another way. */
    boolean send(Run run) {
        if (run.statements().size() < WORTH_IT) {
            return false;
        }
        Optional<String> copy = known.computeIfAbsent(run.sql(), ManyRows::copy);
        if (copy.isEmpty()) {
            return false;
        }
        boolean sent = Boolean.TRUE.equals(jdbc.execute((Connection connection) -> send(connection, copy.get(), run)));
        if (!sent) {
            known.put(run.sql(), Optional.empty());
        }
        return sent;
    }

    private static boolean send(Connection connection, String copy, Run run) throws SQLException {
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

    private static void copy(PGConnection connection, String copy, Run run) throws SQLException {
        CopyIn copying = connection.getCopyAPI().copyIn(copy);
        try {
            var piece = new StringBuilder();
            for (Statement statement : run.statements()) {
                append(piece, statement);
                if (piece.length() > PIECE) {
                    send(copying, piece);
                }
            }
            send(copying, piece);
            copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copying, StringBuilder piece) throws SQLException {
        byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
        copying.writeToCopy(bytes, 0, bytes.length);
        piece.setLength(0);
    }

    /** A line of PostgreSQL's text format. */
    static void append(StringBuilder line, Statement statement) {
        boolean first = true;
        for (Object parameter : statement.parameters()) {
            if (!first) {
                line.append('\t');
            }
            first = false;
            append(line, parameter);
        }
        line.append('\n');
    }

    private static void append(StringBuilder line, @Nullable Object value) {
        switch (value) {
            case null -> line.append("\\N");
            case String text -> append(line, text);
            case Number number -> line.append(number);
            case Boolean truth -> line.append(truth.booleanValue());
            case OffsetDateTime time -> line.append(time);
            case LocalDate day -> line.append(day);
            case UUID id -> line.append(id);
            default -> throw new IllegalArgumentException(value.getClass() + " is not copied");
        }
    }

    /** By the stretch: most texts have nothing that must be written in another way. */
    private static void append(StringBuilder line, String text) {
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter <= '\\') {
                @Nullable
                String escaped = switch (letter) {
                    case '\\' -> "\\\\";
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> null;
                };
                if (escaped != null) {
                    line.append(text, from, at).append(escaped);
                    from = at + 1;
                }
            }
        }
        line.append(text, from, text.length());
    }
}
