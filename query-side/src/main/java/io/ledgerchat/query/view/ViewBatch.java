package io.ledgerchat.query.view;

import java.util.ArrayList;
import java.util.List;
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

    private final JdbcTemplate jdbc;

    public ViewBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one statement; parameters are what the PostgreSQL driver accepts (instants as {@code OffsetDateTime}). */
    public void add(String sql, @Nullable Object... parameters) {
        var root = CurrentUnitOfWork.get().root();
        root.getOrComputeResource(key(), created -> begin(root)).add(new Statement(sql, parameters));
    }

    private String key() {
        return "view-batch-" + System.identityHashCode(this);
    }

    private List<Statement> begin(UnitOfWork<?> unitOfWork) {
        var statements = new ArrayList<Statement>();
        @Nullable String view = unitOfWork.getResource(VIEW);
        unitOfWork.onPrepareCommit(committing -> {
            try {
                flush(statements);
            } catch (RuntimeException failed) {
                throw view == null ? failed : ViewFailure.of(view, failed);
            }
        });
        return statements;
    }

    private void flush(List<Statement> statements) {
        int from = 0;
        while (from < statements.size()) {
            String sql = statements.get(from).sql();
            int to = from + 1;
            while (to < statements.size() && statements.get(to).sql().equals(sql)) {
                to++;
            }
            jdbc.batchUpdate(
                    sql,
                    statements.subList(from, to).stream()
                            .map(Statement::parameters)
                            .toList());
            from = to;
        }
    }

    private record Statement(String sql, @Nullable Object[] parameters) {}
}
