package io.ledgerchat.infra.apikey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of {@code vault.api_key}. */
@Entity
@Table(schema = "vault", name = "api_key")
class ApiKeyEntity {
    @Id
    @Column(name = "api_key_id")
    String apiKeyId;

    @Column(name = "account_id")
    String accountId;

    @Column(name = "hash")
    String hash;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiKeyEntity() {}

    ApiKeyEntity(String apiKeyId, String accountId, String hash, @Nullable Instant expiresAt) {
        this.apiKeyId = apiKeyId;
        this.accountId = accountId;
        this.hash = hash;
        this.expiresAt = expiresAt;
    }
}
