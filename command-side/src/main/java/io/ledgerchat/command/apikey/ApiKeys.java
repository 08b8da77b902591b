package io.ledgerchat.command.apikey;

import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vault's port to the hashes of personal API keys. */
public interface ApiKeys {
    void add(StoredApiKey key);

    /** The key with this hash, unless it has expired. */
    Optional<StoredApiKey> find(TokenHash hash, Instant at);

    List<ApiKeyId> of(AccountId owner);

    void remove(ApiKeyId key);

    /** At most {@code limit} keys that expired before {@code before}. */
    List<StoredApiKey> expired(Instant before, int limit);

    record StoredApiKey(
            ApiKeyId id,
            AccountId owner,
            TokenHash hash,
            @Nullable Instant expiresAt) {}
}
