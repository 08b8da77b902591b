package io.ledgerchat.query.view;

import io.ledgerchat.query.view.StatementRuns.Run;
import io.ledgerchat.query.view.StatementRuns.Statement;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Collects the writes of a projection and sends them, runs of the same statement as one, just before the
 * processor's transaction commits. So rows and token commit together, and a replay of a thousand events costs a few round
 * trips.
 *
 * <p>Handlers therefore cannot read back what the same batch wrote; they write idempotent statements.
 */
public final class ViewBatch {
    /** Resource of the unit of work: name of the view whose handler runs. */
    static final String VIEW = "view-in-hand";

    private static final Pattern ENTRY = Pattern.compile("Batch entry (\\d{1,9})");

    private final JdbcTemplate jdbc;
    private final RowCopies copies;
    private final RowSets sets;
    /** After a failure of many rows at once nobody knows which it was: the next attempt finds out. */
    private volatile boolean rowByRow;

    public ViewBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.copies = new RowCopies(jdbc);
        this.sets = new RowSets(jdbc);
    }

    /**
     * Adds a statement that keeps its place among all others.
     *
     * @param parameters what the PostgreSQL driver accepts (instants as {@code OffsetDateTime}), and {@link TextArray}
     */
    public void add(String sql, @Nullable Object... parameters) {
        runs().add(sql, statement(null, parameters));
    }

    /**
     * Adds a statement that writes nothing but what belongs to one thing, and reads nothing else that is written by a
     * statement about another thing. It keeps its place among those about the same thing and those about none.
     */
    public void addAbout(String thing, String sql, @Nullable Object... parameters) {
        runs().add(thing, sql, statement(thing, parameters));
    }

    /**
     * As {@link #addAbout}, but makes one of it and the one before if that is the same statement about the same thing.
     *
     * @param merging gets the parameters of both and gives those that say what both would
     */
    public void mergeAbout(
            String thing, String sql, BinaryOperator<@Nullable Object[]> merging, @Nullable Object... parameters) {
        runs().merge(thing, sql, statement(thing, parameters), merging);
    }

    /**
     * Adds a statement that comes after all others of the batch, and once: of the same ones one is made.
     *
     * @param merging gets the parameters of both and gives those that say what both would
     */
    public void addLast(String sql, BinaryOperator<@Nullable Object[]> merging, @Nullable Object... parameters) {
        runs().addLast(sql, statement(null, parameters), merging);
    }

    private static Statement statement(@Nullable String thing, @Nullable Object[] parameters) {
        return new Statement(
                thing, parameters, CurrentUnitOfWork.get().getMessage().getIdentifier());
    }

    private StatementRuns runs() {
        var root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource("view-batch-" + System.identityHashCode(this), created -> begin(root));
    }

    private StatementRuns begin(UnitOfWork<?> unitOfWork) {
        var runs = new StatementRuns();
        @Nullable String view = unitOfWork.getResource(VIEW);
        unitOfWork.onPrepareCommit(committing -> {
            runs.inOrder().forEach(run -> send(run, view));
            rowByRow = false;
        });
        return runs;
    }

    private void send(Run run, @Nullable String view) {
        try {
            if (rowByRow || !copies.send(run) && !sets.send(run)) {
                sendRowByRow(run);
            }
        } catch (RuntimeException failed) {
            rowByRow = true;
            throw view == null ? failed : ViewFailure.of(view, culprit(run.statements(), failed), failed);
        }
    }

    private void sendRowByRow(Run run) {
        jdbc.execute(run.sql(), (PreparedStatement prepared) -> {
            for (Statement statement : run.statements()) {
                fill(prepared, statement);
                prepared.addBatch();
            }
            return prepared.executeBatch();
        });
    }

    private static void fill(PreparedStatement prepared, Statement statement) throws SQLException {
        int index = 0;
        for (Object parameter : statement.parameters()) {
            prepared.setObject(++index, parameter instanceof TextArray texts ? texts.toString() : parameter);
        }
    }

    /** PostgreSQL's driver tells which of a batch it was in words only. */
    private static @Nullable String culprit(List<Statement> statements, Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            Matcher entry = ENTRY.matcher(String.valueOf(cause.getMessage()));
            if (cause instanceof BatchUpdateException && entry.find()) {
                int number = Integer.parseInt(entry.group(1));
                return number < statements.size() ? statements.get(number).event() : null;
            }
        }
        return statements.size() == 1 ? statements.getFirst().event() : null;
    }
}
