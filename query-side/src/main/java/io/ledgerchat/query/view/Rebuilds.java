package io.ledgerchat.query.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is to be rebuilt, and how far it is; in the database, so that any node, and the command line, can ask for it, and
 * so that a rebuild outlives the node that works on it.
 */
public final class Rebuilds {
    /** Its node has not been heard of for twenty seconds. */
    private static final String LEFT_ALONE =
            "state in ('filling', 'comparing') and beat < now() - interval '20 seconds'";

    private final JdbcClient sql;

    public Rebuilds(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty when one of this view is under way, or was stopped and not resumed. */
    public Optional<Long> request(RebuildOrder order) {
        try {
            return sql.sql("insert into ledger.rebuild (view, polite, accept_differences, keep_old, wanted, state,"
                            + " requested_by) values (?, ?, ?, ?, 'run', 'waiting', ?) returning id")
                    .params(order.view(), order.polite(), order.acceptDifferences(), order.keepOld(), order.by())
                    .query(Long.class)
                    .optional();
        } catch (DuplicateKeyException underWay) {
            return Optional.empty();
        }
    }

    /** It stops within a second or two, at once when no node works on it; what is filled stays. */
    public boolean stop(long id) {
        return sql.sql("update ledger.rebuild set wanted = 'stop', state = case when state = 'waiting' or " + LEFT_ALONE
                                + " then 'stopped' else state end"
                                + " where id = ? and state in ('waiting', 'filling', 'comparing')")
                        .param(id)
                        .update()
                == 1;
    }

    /** It goes on where it was stopped. */
    public boolean resume(long id) {
        return sql.sql("update ledger.rebuild set wanted = 'run', state = 'waiting' where id = ? and state = 'stopped'")
                        .param(id)
                        .update()
                == 1;
    }

    public Optional<Rebuild> find(long id) {
        return sql.sql("select * from ledger.rebuild where id = ?")
                .param(id)
                .query(Rebuilds::read)
                .optional();
    }

    /** The newest first. */
    public List<Rebuild> recent(int limit) {
        return sql.sql("select * from ledger.rebuild order by id desc limit ?")
                .param(limit)
                .query(Rebuilds::read)
                .list();
    }

    /** The next to work on: a new one, or one that its node has left alone. What was to be stopped then is stopped. */
    Optional<Rebuild> take(String node) {
        sql.sql("update ledger.rebuild set state = 'stopped' where wanted = 'stop' and " + LEFT_ALONE)
                .update();
        return sql.sql("update ledger.rebuild set state = 'filling', node = ?, beat = now() where id = ("
                        + "select id from ledger.rebuild where wanted = 'run' and (state = 'waiting' or " + LEFT_ALONE
                        + ") order by id limit 1 for update skip locked) returning *")
                .param(node)
                .query(Rebuilds::read)
                .optional();
    }

    /** Whether nothing was done for it yet, and what was compared last was found to differ. */
    boolean isToBeginAnew(Rebuild rebuild) {
        return rebuild.position() < 0
                && !rebuild.acceptDifferences()
                && sql.sql("select state = 'failed' from ledger.rebuild where view = ? and id < ?"
                                + " and differences is not null order by id desc limit 1")
                        .params(rebuild.view(), rebuild.id())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    /** Says how far it is; false when it is to stop, or when another node has taken it over. */
    boolean told(long id, String node, String state, long position, long head, long speed) {
        return sql.sql("""
                        update ledger.rebuild set beat = now(), state = ?, position = ?, head = ?, speed = ?, message = null
                        where id = ? and node = ? and state in ('filling', 'comparing') returning wanted""")
                .params(state, position, head, speed, id, node)
                .query(String.class)
                .optional()
                .filter("run"::equals)
                .isPresent();
    }

    /** Says how far the comparison is; false as {@link #told}. */
    boolean compared(long id, String node, String message) {
        return sql.sql("""
                        update ledger.rebuild set beat = now(), message = ?
                        where id = ? and node = ? and state = 'comparing' returning wanted""")
                .params(message, id, node)
                .query(String.class)
                .optional()
                .filter("run"::equals)
                .isPresent();
    }

    /** False as {@link #told}. */
    boolean isStillFor(long id, String node) {
        return sql.sql("select count(*) > 0 from ledger.rebuild"
                        + " where id = ? and node = ? and wanted = 'run' and state in ('filling', 'comparing')")
                .params(id, node)
                .query(Boolean.class)
                .single();
    }

    /** Whether this node works on it, also when it is to stop. */
    boolean isWith(long id, String node) {
        return sql.sql("select count(*) > 0 from ledger.rebuild"
                        + " where id = ? and node = ? and state in ('filling', 'comparing')")
                .params(id, node)
                .query(Boolean.class)
                .single();
    }

    void beat(long id, String node) {
        sql.sql("update ledger.rebuild set beat = now() where id = ? and node = ?")
                .params(id, node)
                .update();
    }

    void end(long id, String node, String state, @Nullable Long differences, @Nullable String message) {
        sql.sql("update ledger.rebuild set state = ?, differences = ?, message = ?, ended_at = now()"
                        + " where id = ? and node = ?")
                .param(state)
                .param(differences)
                .param(message)
                .param(id)
                .param(node)
                .update();
    }

    private static Rebuild read(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        return new Rebuild(
                row.getLong("id"),
                row.getString("view"),
                row.getBoolean("polite"),
                row.getBoolean("accept_differences"),
                row.getBoolean("keep_old"),
                row.getString("state"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                row.getLong("position"),
                row.getLong("head"),
                row.getLong("speed"),
                row.getObject("differences", Long.class),
                row.getString("message"),
                ended == null ? null : ended.toInstant());
    }
}
