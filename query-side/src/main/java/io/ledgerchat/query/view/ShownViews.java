package io.ledgerchat.query.view;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database views in schema {@code views}, by which readers see the live generations, and their change.
 *
 * <p>A reader may hold one of them and wait for another. PostgreSQL looks for deadlocks after a second ({@code
 * deadlock_timeout}) and refuses whoever looks first; so the change waits a fraction of that for all its locks together,
 * undoes what it did, and begins again: it is never the reader who is refused.
 */
final class ShownViews {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMillis(150);
    private static final long WAITING_MILLIS = 300;
    private static final long LEAST_WAITING_MILLIS = 10;
    /** lock_not_available and deadlock_detected. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ShownViews(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
        this.transaction = transaction;
    }

    /** Work on what readers may hold. */
    interface Change {
        void make(Turn turn);
    }

    /**
     * Makes the change in one transaction, again and again while readers are in its way, for about ten seconds.
     *
     * @throws DataAccessException the last refusal, when they were all that time
     */
    void change(Change change) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                transaction.executeWithoutResult(status -> change.make(new Turn()));
                return;
            } catch (DataAccessException refused) {
                if (!areInTheWay(refused) || System.nanoTime() > deadline) {
                    throw refused;
                }
                Pause.of(REST);
            }
        }
    }

    /** Whether the change was refused because somebody reads what it takes. */
    static boolean areInTheWay(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known
                    && known.getSQLState() != null
                    && IN_THE_WAY.contains(known.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** One attempt: all that it takes from readers is waited for within one short time. */
    final class Turn {
        private @Nullable Long begun;

        private Turn() {}

        /** Sends a statement that takes something from readers. */
        void take(String statement) {
            long now = System.nanoTime();
            if (begun == null) {
                begun = now;
            }
            long waited = Duration.ofNanos(now - begun).toMillis();
            long left = Math.max(LEAST_WAITING_MILLIS, WAITING_MILLIS - waited);
            jdbc.execute("set local lock_timeout = '" + left + "ms'");
            jdbc.execute(statement);
            jdbc.execute("set local lock_timeout = default");
        }

        /** Readers see these tables from now on, with the rights that were given on the former. */
        void show(RelationalView view, ViewSchema schema) {
            jdbc.execute("create schema if not exists views");
            for (String table : view.tables()) {
                String shown = "view views." + table + " as select * from " + schema.table(table);
                if (fits(table, schema)) {
                    take("create or replace " + shown);
                } else {
                    // A new version may have other columns: a database view cannot lose columns, so it is made anew.
                    List<String> grants = grants(table);
                    take("drop view if exists views." + table);
                    jdbc.execute("create " + shown);
                    grants.forEach(jdbc::execute);
                }
            }
        }
    }

    /** Whether the database view exists, and has the columns of this table. */
    private boolean fits(String table, ViewSchema schema) {
        List<String> columns = columns("views." + table);
        return !columns.isEmpty() && columns.equals(columns(schema.table(table)));
    }

    private List<String> columns(String relation) {
        return sql.sql("""
                        select quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) || ' ' || attcollation
                        from pg_attribute where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
                        order by attnum""").param(relation).query(String.class).list();
    }

    private List<String> grants(String table) {
        return sql.sql("""
                        select format('grant %s on views.%I to %s%s', given.privilege_type, class.relname,
                          case when given.grantee = 0 then 'public' else given.grantee::regrole::text end,
                          case when given.is_grantable then ' with grant option' else '' end)
                        from pg_class class, aclexplode(class.relacl) given
                        where class.oid = to_regclass(?) and given.grantee <> class.relowner""").param("views." + table).query(String.class).list();
    }
}
