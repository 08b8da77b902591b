package io.ledgerchat.infra.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of {@code vault.session}. */
@Entity
@Table(schema = "vault", name = "session")
class SessionEntity {
    @Id
    @Column(name = "session_id")
    String sessionId;

    @Column(name = "account_id")
    String accountId;

    @Column(name = "refresh_hash")
    String refreshHash;

    @Column(name = "previous_hash")
    @Nullable
    String previousHash;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected SessionEntity() {}

    SessionEntity(String sessionId, String accountId, String refreshHash, Instant issuedAt, Instant expiresAt) {
        this.sessionId = sessionId;
        this.accountId = accountId;
        this.refreshHash = refreshHash;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }
}
