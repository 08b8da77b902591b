package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Revokes all keys of an account inside the unit of work that ends the account. */
@Component
public class ApiKeyRevocation {
    private final Repository<ApiKey> apiKeys;
    private final ApiKeys vault;

    ApiKeyRevocation(Repository<ApiKey> apiKeys, ApiKeys vault) {
        this.apiKeys = apiKeys;
        this.vault = vault;
    }

    public void revokeAll(AccountId owner, Instant at) {
        for (var key : vault.of(owner)) {
            apiKeys.load(key.toString()).execute(known -> known.revoke(owner, at));
            vault.remove(key);
        }
    }
}
