package io.ledgerchat.infra.ledger.forgetting;

import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.ledger.HoldId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The holds in force, in the vault. */
@Component
class VaultHolds implements Holds {
    private final JdbcClient sql;

    VaultHolds(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional
    public void add(HoldId hold, Subject subject, @Nullable Instant until) {
        lock("pg_advisory_xact_lock", subject);
        sql.sql("insert into vault.legal_hold (hold_id, subject, until) values (?, ?, ?)")
                .param(hold.value())
                .param(subject.toString())
                .param(until == null ? null : Timestamp.from(until))
                .update();
    }

    @Override
    public void remove(HoldId hold) {
        sql.sql("delete from vault.legal_hold where hold_id = ?")
                .param(hold.value())
                .update();
    }

    @Override
    public Set<Subject> held(Instant at) {
        return sql
                .sql("select distinct subject from vault.legal_hold where until is null or until > ?")
                .param(Timestamp.from(at))
                .query((row, _) -> Subject.parse(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In a transaction of its own, which may last as long as a slow store takes for a file. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean unlessHeld(Set<Subject> keepers, Instant at, Runnable work) {
        sql.sql("set local transaction_timeout = 0").update();
        keepers.stream()
                .sorted(Comparator.comparing(Subject::toString))
                .forEach(keeper -> lock("pg_advisory_xact_lock_shared", keeper));
        boolean held = isAnyHeld(keepers, at);
        if (!held) {
            work.run();
        }
        return !held;
    }

    private boolean isAnyHeld(Set<Subject> keepers, Instant at) {
        return sql.sql("select exists (select 1 from vault.legal_hold"
                        + " where subject = any(?) and (until is null or until > ?))")
                .params(keepers.stream().map(Subject::toString).toArray(String[]::new), Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    /** Until the transaction ends. */
    private void lock(String how, Subject subject) {
        sql.sql("select 1 from (select " + how + "(hashtextextended('hold ' || ?, 0))) locked")
                .param(subject.toString())
                .query(Integer.class)
                .single();
    }
}
