package io.ledgerchat.infra.key;

import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases subjects by destroying their data keys, at once or when it is due. Every step may be repeated.
 *
 * <p>The journal comes first and the database second: a crash between them leaves a journal that says more than the
 * database, which {@link #reapplyJournal} mends at the next start, as it does after a restore from backup.
 */
public final class KeyDestruction {
    private static final Logger LOG = LoggerFactory.getLogger(KeyDestruction.class);
    private static final int AT_ONCE = 100;

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final ErasureJournal journal;
    private final CachedDataKeys cache;
    private final Supplier<Holds> holds;

    /** @param holds what may not be erased, asked when something is to be */
    public KeyDestruction(
            DataSource keyDataSource, ErasureJournal journal, CachedDataKeys cache, Supplier<Holds> holds) {
        this.jdbc = new JdbcTemplate(keyDataSource);
        this.sql = JdbcClient.create(jdbc);
        this.transactions = DataKeyStore.ownTransactions(keyDataSource);
        this.journal = journal;
        this.cache = cache;
        this.holds = holds;
    }

    /** At once, unless a hold keeps the subject or its owner: then when the hold is over. */
    public void destroyUnlessHeld(Subject subject, @Nullable Identifier owner, Instant at) {
        destroyUnlessHeld(subject, owner, List.of(), at);
    }

    /** As the other, but a hold on what it was a part of keeps it too. */
    public void destroyUnlessHeld(Subject subject, @Nullable Identifier owner, List<Subject> partOf, Instant at) {
        @Nullable Subject owned = owner == null ? null : owner.subject();
        if (!holds.get().unlessHeld(keepers(subject, owned, partOf), at, () -> destroy(subject, at))) {
            schedule(subject, owner, partOf, at, "held");
        }
    }

    /** What keeps a subject if it is held. */
    private static Set<Subject> keepers(Subject subject, @Nullable Subject owner, List<Subject> partOf) {
        var keepers = new HashSet<>(partOf);
        keepers.add(subject);
        if (owner != null) {
            keepers.add(owner);
        }
        return keepers;
    }

    /** How many live keys there are of the subject and of what waits because of this owner. */
    public long remaining(Identifier owner) {
        return sql.sql("""
                        select count(*) from data_key where destroyed_at is null and (subject = ?
                          or subject in (select subject from key_destruction_due where owner = ?))""")
                .params(owner.subject().toString(), owner.toString())
                .query(Long.class)
                .single();
    }

    /** For good: the subject never gets another key, and a subject that had none is erased in advance. */
    public void destroy(Subject subject, Instant at) {
        transactions.executeWithoutResult(_ -> {
            DataKeyStore.lock(sql, subject);
            var rows = sql.sql("select key_id from data_key where subject = ?")
                    .param(subject.toString())
                    .query(UUID.class)
                    .list();
            if (rows.isEmpty() || hasLiveKey(subject)) {
                var erasure = new Erasure(subject, rows.isEmpty() ? List.of(UUID.randomUUID()) : rows, at);
                journal.append(erasure);
                bury(List.of(erasure));
                LOG.info("destroyed the data key of {}", subject);
            }
            cancelIn(subject);
        });
        cache.forget(subject);
    }

    /**
     * Destroys again what was ever destroyed; a restored key database stays forgetful. Before anybody reads.
     *
     * @param restored runs before the first one of which there still is a key: what was made with its help, such as the
     *     views, may come from the same backup
     */
    public void reapplyJournal(Runnable restored) {
        var erasures = journal.read();
        for (int from = 0; from < erasures.size(); from += AT_ONCE) {
            var some = erasures.subList(from, Math.min(from + AT_ONCE, erasures.size()));
            transactions.executeWithoutResult(_ -> {
                // Another node writes the journal first: its destruction may be on its way.
                live(some).forEach(subject -> DataKeyStore.lock(sql, subject));
                if (!live(some).isEmpty()) {
                    restored.run();
                }
                bury(some);
            });
        }
    }

    /** Whatever was ever erased, as the journal has it. */
    public Set<Subject> erased() {
        return journal.read().stream().map(Erasure::subject).collect(Collectors.toUnmodifiableSet());
    }

    private List<Subject> live(List<Erasure> erasures) {
        return sql.sql("""
                        select distinct subject from data_key where subject = any(?) and destroyed_at is null
                        order by subject""")
                .param(erasures.stream()
                        .map(Erasure::subject)
                        .map(Subject::toString)
                        .toArray(String[]::new))
                .query((row, _) -> Subject.parse(row.getString(1)))
                .list();
    }

    /** The earlier of two dates holds. Nothing happens for a subject that is erased already, but for a row that goes. */
    public void schedule(
            Subject subject, @Nullable Identifier owner, List<Subject> partOf, Instant dueAt, String reason) {
        transactions.executeWithoutResult(_ -> sql.sql("""
                        insert into key_destruction_due as due (subject, owner, part_of, due_at, reason)
                        values (?, ?, ?, ?, ?)
                        on conflict (subject) do update set due_at = least(due.due_at, excluded.due_at)""")
                .param(subject.toString())
                .param(owner == null ? null : owner.toString())
                .param(partOf.stream().map(Subject::toString).toArray(String[]::new))
                .param(Timestamp.from(dueAt))
                .param(reason)
                .update());
    }

    /** What waits because of this owner is due now. */
    public void hasten(Identifier owner, Instant now) {
        transactions.executeWithoutResult(
                _ -> sql.sql("update key_destruction_due set due_at = ? where owner = ? and due_at > ?")
                        .params(Timestamp.from(now), owner.toString(), Timestamp.from(now))
                        .update());
    }

    /** The subject keeps its key, unless it is gone already. */
    public void cancel(Subject subject) {
        transactions.executeWithoutResult(_ -> cancelIn(subject));
    }

    /** Destroys what is due and says how much that was; several nodes may do so at once. */
    public int destroyDue(Instant now) {
        int destroyed = 0;
        List<Due> due;
        do {
            due = due(now);
            for (Due next : due) {
                // Once more: a hold may have come since all of them were looked for, and this cannot be undone.
                boolean gone = holds.get().unlessHeld(next.keepers(), now, () -> destroy(next.subject(), now));
                destroyed += gone ? 1 : 0;
            }
        } while (due.size() == AT_ONCE);
        return destroyed;
    }

    private record Due(Subject subject, Set<Subject> keepers) {}

    private List<Due> due(Instant now) {
        String[] kept = holds.get().held(now).stream().map(Subject::toString).toArray(String[]::new);
        return sql.sql("""
                        select subject, owner, part_of from key_destruction_due where due_at <= ?
                          and not (subject = any(?) or coalesce(owner, '') = any(?) or part_of && ?::text[])
                        order by due_at limit ?""")
                .params(Timestamp.from(now), kept, kept, kept, AT_ONCE)
                .query((row, _) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        var subject = Subject.parse(row.getString("subject"));
        @Nullable String owner = row.getString("owner");
        var partOf = Stream.of((String[]) row.getArray("part_of").getArray())
                .map(Subject::parse)
                .toList();
        return new Due(subject, keepers(subject, owner == null ? null : Subject.parse(owner), partOf));
    }

    private boolean hasLiveKey(Subject subject) {
        return sql.sql("select exists (select 1 from data_key where subject = ? and destroyed_at is null)")
                .param(subject.toString())
                .query(Boolean.class)
                .single();
    }

    private void cancelIn(Subject subject) {
        sql.sql("delete from key_destruction_due where subject = ?")
                .param(subject.toString())
                .update();
    }

    private void bury(List<Erasure> erasures) {
        jdbc.batchUpdate(
                "update data_key set wrapped = null, destroyed_at = ? where subject = ? and destroyed_at is null",
                erasures.stream()
                        .map(erasure -> new Object[] {
                            Timestamp.from(erasure.at()), erasure.subject().toString()
                        })
                        .toList());
        jdbc.batchUpdate(
                """
                insert into data_key (key_id, subject, wrapped, created_at, destroyed_at)
                values (?, ?, null, ?, ?) on conflict (key_id) do nothing""",
                erasures.stream()
                        .flatMap(erasure -> erasure.keys().stream().map(key -> new Object[] {
                            key,
                            erasure.subject().toString(),
                            Timestamp.from(erasure.at()),
                            Timestamp.from(erasure.at())
                        }))
                        .toList());
    }
}
