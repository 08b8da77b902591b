package io.ledgerchat.query.view;

import java.io.Serial;
import java.sql.SQLException;
import java.util.Set;

/** The database ended a query because it took too long. */
public final class QueryOutOfTimeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** How PostgreSQL says that a statement was cancelled, or that its transaction took longer than its connection allows. */
    private static final Set<String> STATES = Set.of("57014", "25P04");

    public QueryOutOfTimeException(Throwable cause) {
        super("the query took too long", cause);
    }

    /** Whether that is why it failed. */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
