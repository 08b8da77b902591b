package io.ledgerchat.command.apikey;

import io.ledgerchat.command.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Hands out and revokes personal API keys: the vault's hash and the event commit together. */
@Component
class ApiKeyKeeping {
    /** Of one account. */
    static final int MOST_KEYS = 100;

    private final Repository<ApiKey> apiKeys;
    private final ApiKeys vault;

    ApiKeyKeeping(Repository<ApiKey> apiKeys, ApiKeys vault) {
        this.apiKeys = apiKeys;
        this.vault = vault;
    }

    @CommandHandler
    void handle(CreateApiKey command) throws Exception {
        if (vault.of(command.actor()).size() >= MOST_KEYS) {
            throw new Refusal(Refusal.Code.INVALID, "An account can have no more than " + MOST_KEYS + " API keys");
        }
        apiKeys.newInstance(() -> new ApiKey(command));
        vault.add(new ApiKeys.StoredApiKey(command.apiKeyId(), command.actor(), command.hash(), command.expiresAt()));
    }

    @CommandHandler
    void handle(RevokeApiKey command) {
        apiKeys.load(command.apiKeyId().toString()).execute(key -> key.revoke(command.actor(), command.at()));
        vault.remove(command.apiKeyId());
    }
}
