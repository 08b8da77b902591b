package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.Bans;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Violations and bans in PostgreSQL, by statements that several nodes may run at once. */
@Component
@Transactional
class VaultBans implements Bans {
    private final JdbcClient sql;

    VaultBans(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long addViolation(AccountId account, String violation, int score) {
        return sql.sql("""
                        insert into vault.violation (account_id, violation, score) values (?, ?, ?)
                        on conflict (account_id, violation) do update set score = violation.score + excluded.score
                        returning score - ?
                        """)
                .params(account.value(), violation, score, score)
                .query(Long.class)
                .single();
    }

    @Override
    public void ban(AccountId account, @Nullable String addressKey, Instant until) {
        for (var subject : subjects(account, addressKey)) {
            sql.sql("""
                            insert into vault.ban (subject, until) values (?, ?)
                            on conflict (subject) do update set until = greatest(ban.until, excluded.until)
                            """).params(subject, time(until)).update();
        }
    }

    @Override
    public boolean isBanned(@Nullable AccountId account, @Nullable String addressKey, Instant at) {
        var subjects = subjects(account, addressKey);
        return !subjects.isEmpty()
                && sql.sql("select exists (select 1 from vault.ban where subject in (:subjects) and until > :at)")
                        .param("subjects", subjects)
                        .param("at", time(at))
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public void forgetExpired(Instant before) {
        sql.sql("delete from vault.ban where until < ?").param(time(before)).update();
    }

    private static List<String> subjects(@Nullable AccountId account, @Nullable String addressKey) {
        var subjects = new ArrayList<String>(2);
        if (account != null) {
            subjects.add(account.toString());
        }
        if (addressKey != null) {
            subjects.add("address:" + addressKey);
        }
        return subjects;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
