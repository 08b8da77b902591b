package io.ledgerchat.infra.ledger.forgetting;

import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.ledger.HoldId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The holds in force, in the vault. */
@Component
class VaultHolds implements Holds {
    private final JdbcClient sql;

    VaultHolds(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(HoldId hold, Subject subject, @Nullable Instant until) {
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
}
