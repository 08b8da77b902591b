package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.ExternalIdentities;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Identities elsewhere in PostgreSQL. */
@Component
@Transactional
class VaultExternalIdentities implements ExternalIdentities {
    private final JdbcClient sql;

    VaultExternalIdentities(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<AccountId> by(ClaimId identity) {
        return sql.sql("select account_id from vault.external_identity where identity_claim = ?")
                .param(identity.toString())
                .query(String.class)
                .optional()
                .map(AccountId::new);
    }

    @Override
    public Optional<ClaimId> of(AccountId account) {
        return sql.sql("select identity_claim from vault.external_identity where account_id = ?")
                .param(account.value())
                .query(String.class)
                .optional()
                .map(ClaimId::parse);
    }

    @Override
    public void add(ClaimId identity, AccountId account) {
        sql.sql("insert into vault.external_identity (identity_claim, account_id) values (?, ?)")
                .params(identity.toString(), account.value())
                .update();
    }
}
