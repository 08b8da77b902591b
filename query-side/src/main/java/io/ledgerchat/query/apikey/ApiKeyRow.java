package io.ledgerchat.query.apikey;

import io.ledgerchat.event.apikey.ApiKeyId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the API keys as readers see it. */
@Entity
@Immutable
@Table(schema = "views", name = "api_key")
class ApiKeyRow {
    @Id
    private String apiKeyId = "";

    private String accountId = "";
    private @Nullable String name;
    private String keyPrefix = "";
    private @Nullable Instant expiresAt;
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant lastUsedAt;

    boolean isOf(String account) {
        return accountId.equals(account);
    }

    boolean isGoodAt(Instant moment) {
        return expiresAt == null || expiresAt.isAfter(moment);
    }

    ApiKey apiKey() {
        return new ApiKey(
                new ApiKeyId(apiKeyId), name == null ? "" : name, keyPrefix, expiresAt, createdAt, lastUsedAt);
    }
}
