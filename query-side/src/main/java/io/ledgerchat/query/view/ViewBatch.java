package io.ledgerchat.query.view;

import java.sql.BatchUpdateException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Collects the writes of a projection and sends them in their order, runs of the same statement as one JDBC batch, just
 * before the processor's transaction commits. So rows and token commit together, and a replay of a thousand events
 * costs a few round trips.
 *
 * <p>Handlers therefore cannot read back what the same batch wrote; they write idempotent statements.
 */
public final class ViewBatch {
    /** Resource of the unit of work: name of the view whose handler runs. */
    static final String VIEW = "view-in-hand";

    private static final Pattern ENTRY = Pattern.compile("Batch entry (\\d{1,9})");

    private final JdbcTemplate jdbc;

    public ViewBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one statement; parameters are what the PostgreSQL driver accepts (instants as {@code OffsetDateTime}). */
    public void add(String sql, @Nullable Object... parameters) {
        var root = CurrentUnitOfWork.get().root();
        root.getOrComputeResource(key(), created -> begin(root))
                .add(new Statement(
                        sql, parameters, CurrentUnitOfWork.get().getMessage().getIdentifier()));
    }

    private String key() {
        return "view-batch-" + System.identityHashCode(this);
    }

    private List<Statement> begin(UnitOfWork<?> unitOfWork) {
        var statements = new ArrayList<Statement>();
        @Nullable String view = unitOfWork.getResource(VIEW);
        unitOfWork.onPrepareCommit(committing -> {
            flush(statements, view);
        });
        return statements;
    }

    private void flush(List<Statement> statements, @Nullable String view) {
        int from = 0;
        while (from < statements.size()) {
            String sql = statements.get(from).sql();
            int to = from + 1;
            while (to < statements.size() && statements.get(to).sql().equals(sql)) {
                to++;
            }
            send(sql, statements.subList(from, to), view);
            from = to;
        }
    }

    private void send(String sql, List<Statement> run, @Nullable String view) {
        try {
            jdbc.batchUpdate(sql, run.stream().map(Statement::parameters).toList());
        } catch (RuntimeException failed) {
            throw view == null ? failed : ViewFailure.of(view, culprit(run, failed), failed);
        }
    }

    /** PostgreSQL's driver tells which of a batch it was in words only. */
    private static @Nullable String culprit(List<Statement> run, Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            Matcher entry = ENTRY.matcher(String.valueOf(cause.getMessage()));
            if (cause instanceof BatchUpdateException && entry.find()) {
                int number = Integer.parseInt(entry.group(1));
                return number < run.size() ? run.get(number).event() : null;
            }
        }
        return run.size() == 1 ? run.getFirst().event() : null;
    }

    private record Statement(String sql, @Nullable Object[] parameters, String event) {}
}
