package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.OneTimeTokens;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time tokens in PostgreSQL. Hashes are compared here, in constant time. */
@Component
@Transactional
class VaultOneTimeTokens implements OneTimeTokens {
    private final JdbcClient sql;

    VaultOneTimeTokens(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void issue(AccountId account, Purpose purpose, TokenHash token, Instant expiresAt) {
        sql.sql("""
                        insert into vault.one_time_token (account_id, purpose, hash, expires_at) values (?, ?, ?, ?)
                        on conflict (account_id, purpose)
                        do update set hash = excluded.hash, expires_at = excluded.expires_at
                        """)
                .params(account.value(), purpose.name(), token.hex(), time(expiresAt))
                .update();
    }

    @Override
    public boolean isGood(AccountId account, Purpose purpose, TokenHash token, Instant at) {
        return matches("", account, purpose, token, at);
    }

    @Override
    public boolean use(AccountId account, Purpose purpose, TokenHash token, Instant at) {
        return matches(" for update", account, purpose, token, at)
                && sql.sql("delete from vault.one_time_token where account_id = ? and purpose = ?")
                                .params(account.value(), purpose.name())
                                .update()
                        == 1;
    }

    private boolean matches(String lock, AccountId account, Purpose purpose, TokenHash token, Instant at) {
        return sql
                .sql("select hash from vault.one_time_token where account_id = ? and purpose = ? and expires_at > ?"
                        + lock)
                .params(account.value(), purpose.name(), time(at))
                .query(String.class)
                .list()
                .stream()
                .anyMatch(hash -> MessageDigest.isEqual(bytes(hash), bytes(token.hex())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void forgetExpired(Instant before) {
        sql.sql("delete from vault.one_time_token where expires_at < ?")
                .param(time(before))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
