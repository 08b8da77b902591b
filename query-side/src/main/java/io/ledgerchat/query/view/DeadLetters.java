package io.ledgerchat.query.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The events that views could not take. No event is passed over by itself: a view waits at it, and tries again, until it
 * can, or until somebody says why it may go on without.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final JdbcClient sql;
    private final TransactionTemplate apart;
    private volatile @Nullable Set<String> skipped;

    public DeadLetters(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether this view goes on without this event. */
    boolean isSkipped(String view, String event) {
        Set<String> known = skipped;
        if (known == null) {
            known = load();
        }
        return !known.isEmpty() && known.contains(key(view, event));
    }

    /** Keeps that a view could not take an event; in a transaction of its own, as the view's is rolled back. */
    void failed(String view, String event, Throwable failure) {
        try {
            apart.executeWithoutResult(
                    status -> sql.sql("""
                            insert into ledger.dead_letter (view, event_id, error, times) values (?, ?, ?, 1)
                            on conflict (view, event_id) do update
                            set times = dead_letter.times + 1, last_at = now(), error = excluded.error""").params(view, event, kind(failure)).update());
            // Another node may have been told to skip it.
            load();
        } catch (RuntimeException away) {
            LOG.warn("What view {} cannot take could not be kept: {}", view, away.toString());
        }
    }

    /** The classes only: a message may quote what people wrote. */
    private static String kind(Throwable failure) {
        var kind = new StringBuilder();
        for (Throwable cause = failure; cause != null && kind.length() < 500; cause = cause.getCause()) {
            kind.append(kind.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
        }
        return kind.toString();
    }

    public List<DeadLetter> all(int limit) {
        return sql.sql("select * from ledger.dead_letter order by skipped_at is not null, last_at desc limit ?")
                .param(limit)
                .query(DeadLetters::read)
                .list();
    }

    /** The view goes on without the event, also when it is rebuilt; false when it never failed at it, or is skipped. */
    public boolean skip(String view, String event, String by, String reason) {
        int rows = sql.sql("update ledger.dead_letter set skipped_at = now(), skipped_by = ?, reason = ?"
                        + " where view = ? and event_id = ? and skipped_at is null")
                .params(by, reason, view, event)
                .update();
        load();
        return rows == 1;
    }

    private Set<String> load() {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        keys.addAll(sql.sql("select view, event_id from ledger.dead_letter where skipped_at is not null")
                .query((row, number) -> key(row.getString(1), row.getString(2)))
                .list());
        skipped = keys;
        return keys;
    }

    private static String key(String view, String event) {
        return view + "/" + event;
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString("view"),
                row.getString("event_id"),
                row.getString("error"),
                row.getInt("times"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                time(row.getTimestamp("skipped_at")),
                row.getString("skipped_by"),
                row.getString("reason"));
    }

    private static @Nullable Instant time(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
