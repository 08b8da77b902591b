package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.account.TotpSecret;
import io.ledgerchat.command.account.TwoFactorVault;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Second factors in PostgreSQL, their secrets sealed. */
@Component
@Transactional
class VaultTwoFactor implements TwoFactorVault {
    private final JdbcClient sql;
    private final VaultCipher cipher;

    VaultTwoFactor(JdbcClient sql, VaultCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    @Override
    public Optional<TotpSecret> active(AccountId account) {
        return secret("select active_secret from vault.two_factor where account_id = ?", account);
    }

    @Override
    public Optional<TotpSecret> pending(AccountId account) {
        return secret("select pending_secret from vault.two_factor where account_id = ?", account);
    }

    private Optional<TotpSecret> secret(String query, AccountId account) {
        return sql
                .sql(query)
                .param(account.value())
                .query((row, number) -> Optional.ofNullable(row.getBytes(1)))
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(bytes -> new TotpSecret(cipher.open(place(account), bytes)));
    }

    @Override
    public void begin(AccountId account, TotpSecret secret, List<TokenHash> backupCodes) {
        sql.sql("""
                        insert into vault.two_factor (account_id, pending_secret) values (?, ?)
                        on conflict (account_id) do update set pending_secret = excluded.pending_secret
                        """)
                .params(account.value(), cipher.seal(place(account), secret.base32()))
                .update();
        put(account, true, backupCodes);
    }

    @Override
    public boolean promote(AccountId account) {
        boolean promoted = sql.sql("""
                                update vault.two_factor set active_secret = pending_secret, pending_secret = null
                                where account_id = ? and pending_secret is not null
                                """).param(account.value()).update() == 1;
        if (promoted) {
            remove(account, false);
            sql.sql("update vault.backup_code set pending = false where account_id = ?")
                    .param(account.value())
                    .update();
        }
        return promoted;
    }

    @Override
    public void forget(AccountId account) {
        for (var table : List.of("vault.two_factor", "vault.backup_code")) {
            sql.sql("delete from " + table + " where account_id = ?")
                    .param(account.value())
                    .update();
        }
    }

    @Override
    public void replaceBackupCodes(AccountId account, List<TokenHash> backupCodes) {
        put(account, false, backupCodes);
    }

    private void put(AccountId account, boolean pending, List<TokenHash> backupCodes) {
        remove(account, pending);
        for (var code : backupCodes) {
            sql.sql("insert into vault.backup_code (account_id, pending, hash) values (?, ?, ?)")
                    .params(account.value(), pending, code.hex())
                    .update();
        }
    }

    private void remove(AccountId account, boolean pending) {
        sql.sql("delete from vault.backup_code where account_id = ? and pending = ?")
                .params(account.value(), pending)
                .update();
    }

    @Override
    public boolean holds(AccountId account, TokenHash backupCode) {
        return sql.sql("""
                        select exists (select 1 from vault.backup_code
                        where account_id = ? and not pending and hash = ? and used_at is null)
                        """)
                .params(account.value(), backupCode.hex())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean use(AccountId account, TokenHash backupCode, Instant at) {
        return sql.sql("""
                                update vault.backup_code set used_at = ?
                                where account_id = ? and not pending and hash = ? and used_at is null
                                """)
                        .params(at.atOffset(ZoneOffset.UTC), account.value(), backupCode.hex())
                        .update()
                == 1;
    }

    private static String place(AccountId account) {
        return "totp/v1\n" + account.value();
    }
}
