package io.ledgerchat.infra.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code vault.account}. */
@Entity
@Table(schema = "vault", name = "account")
class CredentialEntity {
    @Id
    @Column(name = "account_id")
    String accountId;

    @Column(name = "email_claim")
    String emailClaim;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    @SuppressWarnings("NullAway.Init")
    protected CredentialEntity() {}

    CredentialEntity(String accountId, String emailClaim, @Nullable String passwordHash) {
        this.accountId = accountId;
        this.emailClaim = emailClaim;
        this.passwordHash = passwordHash;
    }
}
