package io.ledgerchat.command.apikey;

import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Hands out a personal API key (contract 20 §H). The key itself is minted and shown once by the sender.
 *
 * @param keyPrefix the key's first eight characters
 */
public record CreateApiKey(
        @TargetAggregateIdentifier ApiKeyId apiKeyId,
        AccountId actor,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 8) String keyPrefix,
        TokenHash hash,
        @Nullable Instant expiresAt,
        Instant at)
        implements ApiKeyCommand {
    /** Names no person. */
    @Override
    public String toString() {
        return "CreateApiKey[" + apiKeyId + "]";
    }
}
