package io.ledgerchat.query.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient sql;
    private final TransactionTemplate apart;
    private volatile @Nullable Known known;

    /**
     * What is kept about whom, as it was a moment ago: other nodes write as well, and the command line.
     *
     * @param words when somebody last said something about an event of a view
     */
    private record Known(Set<String> skipped, Set<String> waiting, Map<String, Instant> words, long readAt) {
        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }

    public DeadLetters(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether this view goes on without this event. */
    boolean isSkipped(String view, String event) {
        Known now = known;
        if (now == null || !now.isFresh()) {
            now = load();
        }
        return isAmong(now.skipped(), view, event);
    }

    /** What readers see could take an event; within the transaction in which it does. It does not wait at it any longer. */
    void taken(String view, String event) {
        Known now = known;
        if (now != null && isAmong(now.waiting(), view, event)) {
            sql.sql("delete from ledger.dead_letter where view = ? and event_id = ? and skipped_at is null")
                    .params(view, event)
                    .update();
        }
    }

    private static boolean isAmong(Set<String> keys, String view, String event) {
        return !keys.isEmpty() && keys.contains(key(view, event));
    }

    /** Keeps that a view could not take an event; in a transaction of its own, as the view's is rolled back. */
    void failed(String view, Obstacle event, Throwable failure) {
        try {
            apart.executeWithoutResult(status -> sql.sql("""
                            insert into ledger.dead_letter (view, event_id, error, position, kind, times)
                            values (?, ?, ?, ?, ?, 1)
                            on conflict (view, event_id) do update
                            set times = dead_letter.times + 1, last_at = now(), error = excluded.error,
                              position = excluded.position, kind = excluded.kind""")
                    .param(view)
                    .param(event.event())
                    .param(kind(failure))
                    .param(event.position())
                    .param(event.kind())
                    .update());
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

    /**
     * Those that views wait at before those that were skipped, the newest of each first.
     *
     * @param view and event: only those behind this one in the order; empty from the first
     */
    public List<DeadLetter> all(String view, String event, int limit) {
        return sql.sql("""
                        select letter.* from ledger.dead_letter letter
                        left join ledger.dead_letter before on before.view = :view and before.event_id = :event
                        where :view = '' or (letter.skipped_at is not null) > (before.skipped_at is not null)
                          or ((letter.skipped_at is not null) = (before.skipped_at is not null)
                            and (letter.first_at < before.first_at or (letter.first_at = before.first_at
                              and (letter.view, letter.event_id) > (before.view, before.event_id))))
                        order by letter.skipped_at is not null, letter.first_at desc, letter.view, letter.event_id
                        limit :limit""")
                .param("view", view)
                .param("event", event)
                .param("limit", limit)
                .query(DeadLetters::read)
                .list();
    }

    public boolean isWaiting(String view, String event) {
        return sql.sql("select count(*) > 0 from ledger.dead_letter"
                        + " where view = ? and event_id = ? and skipped_at is null")
                .params(view, event)
                .query(Boolean.class)
                .single();
    }

    /** Whichever node fills the view has it try again within a second or two; false when it waits at no event. */
    public boolean retry(String view) {
        return sql.sql("update ledger.dead_letter set retry_at = now() where view = ? and skipped_at is null")
                        .param(view)
                        .update()
                > 0;
    }

    /** When somebody, here or elsewhere, last had the view skip an event or try again; long ago if nobody did. */
    Instant lastWordOn(String view) {
        return load().words().getOrDefault(view, Instant.EPOCH);
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

    /** One after the other, so that what was read earlier never takes the place of what was read later. */
    private synchronized Known load() {
        var skipped = new HashSet<String>();
        var waiting = new HashSet<String>();
        var words = new HashMap<String, Instant>();
        long now = System.nanoTime();
        sql.sql("select view, event_id, skipped_at is not null, greatest(skipped_at, retry_at) from ledger.dead_letter")
                .query(row -> {
                    (row.getBoolean(3) ? skipped : waiting).add(key(row.getString(1), row.getString(2)));
                    @Nullable Instant word = time(row.getTimestamp(4));
                    if (word != null) {
                        words.merge(row.getString(1), word, (one, other) -> one.isAfter(other) ? one : other);
                    }
                });
        var read = new Known(Set.copyOf(skipped), Set.copyOf(waiting), Map.copyOf(words), now);
        known = read;
        return read;
    }

    private static String key(String view, String event) {
        return view + "/" + event;
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString("view"),
                row.getString("event_id"),
                row.getObject("position", Long.class),
                row.getString("kind"),
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
