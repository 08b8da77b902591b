package io.ledgerchat.infra.apikey;

import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.apikey.ApiKeys;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hashes of API keys in PostgreSQL. */
@Component
@Transactional
class VaultApiKeys implements ApiKeys {
    private final ApiKeyHashRows rows;

    VaultApiKeys(ApiKeyHashRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(StoredApiKey key) {
        rows.save(new ApiKeyEntity(
                key.id().value(), key.owner().value(), key.hash().hex(), key.expiresAt()));
    }

    @Override
    public Optional<StoredApiKey> find(TokenHash hash, Instant at) {
        return rows.findByHash(hash.hex())
                .filter(row -> row.expiresAt == null || row.expiresAt.isAfter(at))
                .map(VaultApiKeys::stored);
    }

    @Override
    public List<ApiKeyId> of(AccountId owner) {
        return rows.findByAccountId(owner.value()).stream()
                .map(row -> new ApiKeyId(row.apiKeyId))
                .toList();
    }

    @Override
    public void remove(ApiKeyId key) {
        rows.remove(key.value());
    }

    @Override
    public List<StoredApiKey> expired(Instant before, int limit) {
        return rows.expired(before, Limit.of(limit)).stream()
                .map(VaultApiKeys::stored)
                .toList();
    }

    private static StoredApiKey stored(ApiKeyEntity row) {
        return new StoredApiKey(
                new ApiKeyId(row.apiKeyId), new AccountId(row.accountId), new TokenHash(row.hash), row.expiresAt);
    }
}
