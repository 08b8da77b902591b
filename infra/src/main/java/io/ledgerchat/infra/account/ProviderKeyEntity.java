package io.ledgerchat.infra.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of {@code vault.provider_key}. */
@Entity
@Table(schema = "vault", name = "provider_key")
class ProviderKeyEntity {
    @EmbeddedId
    Key key;

    @Column(name = "sealed")
    byte[] sealed;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected ProviderKeyEntity() {}

    ProviderKeyEntity(Key key, byte[] sealed, @Nullable Instant expiresAt) {
        this.key = key;
        this.sealed = sealed;
        this.expiresAt = expiresAt;
    }

    /** Whose key for which endpoint. */
    @Embeddable
    record Key(
            @Column(name = "account_id") String accountId,
            @Column(name = "endpoint") String endpoint) implements Serializable {}
}
