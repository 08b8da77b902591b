package io.ledgerchat.command.apikey;

import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The vault's API keys for tests, without a database. */
public final class ApiKeysInMemory implements ApiKeys {
    private final List<StoredApiKey> keys = new ArrayList<>();

    public static ApiKeyRevocation revocationOn(Scene scene, ApiKeysInMemory vault) {
        var repository = scene.repository(ApiKey.class);
        scene.handledBy(new ApiKeyKeeping(repository, vault));
        return new ApiKeyRevocation(repository, vault);
    }

    @Override
    public void add(StoredApiKey key) {
        keys.add(key);
    }

    @Override
    public Optional<StoredApiKey> find(TokenHash hash, Instant at) {
        return keys.stream().filter(key -> key.hash().equals(hash)).findAny();
    }

    @Override
    public List<ApiKeyId> of(AccountId owner) {
        return keys.stream()
                .filter(key -> key.owner().equals(owner))
                .map(StoredApiKey::id)
                .toList();
    }

    @Override
    public void remove(ApiKeyId key) {
        keys.removeIf(known -> known.id().equals(key));
    }

    @Override
    public List<StoredApiKey> expired(Instant before, int limit) {
        return keys.stream()
                .filter(key -> key.expiresAt() != null && key.expiresAt().isBefore(before))
                .toList();
    }
}
