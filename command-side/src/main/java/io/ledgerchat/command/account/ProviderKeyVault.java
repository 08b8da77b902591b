package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vault's port for keeping and forgetting provider keys. Values are encrypted before they reach a table. */
public interface ProviderKeyVault extends ProviderKeys {
    void store(AccountId owner, String endpoint, String key, @Nullable Instant expiresAt);

    void remove(AccountId owner, String endpoint);

    void removeAll(AccountId owner);

    /** At most {@code limit} keys that expired before {@code before}. */
    List<HeldKey> expired(Instant before, int limit);

    record HeldKey(AccountId owner, String endpoint) {}
}
