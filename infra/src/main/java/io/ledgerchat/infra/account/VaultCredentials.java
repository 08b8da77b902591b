package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Credentials in PostgreSQL. */
@Component
@Transactional
class VaultCredentials implements Credentials {
    private final CredentialRows rows;

    VaultCredentials(CredentialRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(Credential credential) {
        var password = credential.password();
        rows.save(new CredentialEntity(
                credential.account().value(),
                credential.emailClaim().toString(),
                password == null ? null : password.encoded()));
    }

    @Override
    public Optional<Credential> by(ClaimId emailClaim) {
        return rows.findByEmailClaim(emailClaim.toString()).map(VaultCredentials::credential);
    }

    @Override
    public Optional<Credential> of(AccountId account) {
        return rows.findById(account.value()).map(VaultCredentials::credential);
    }

    @Override
    public boolean replace(AccountId account, PasswordHash from, PasswordHash to) {
        return rows.replacePassword(account.value(), from.encoded(), to.encoded()) == 1;
    }

    @Override
    public void setPassword(AccountId account, PasswordHash password) {
        rows.setPassword(account.value(), password.encoded());
    }

    @Override
    public void remove(AccountId account) {
        rows.remove(account.value());
    }

    private static Credential credential(CredentialEntity row) {
        return new Credential(
                new AccountId(row.accountId),
                ClaimId.parse(row.emailClaim),
                row.passwordHash == null ? null : new PasswordHash(row.passwordHash));
    }
}
