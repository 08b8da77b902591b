package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a key of the account's own for a model provider, in place of an earlier one (contract 20 §G).
 *
 * @param endpoint the name of the endpoint
 * @param key what the client stores; never shown
 */
public record StoreProviderKey(
        @TargetAggregateIdentifier AccountId accountId,
        AccountId actor,
        @NotBlank @Size(max = StoreProviderKey.MAX_NAME) String endpoint,
        @NotBlank @Size(max = StoreProviderKey.MAX_KEY) String key,
        @Nullable Instant expiresAt,
        Instant at)
        implements AccountCommand {
    public static final int MAX_NAME = 256;

    /** A Google service account's JSON has some 2,400 characters. */
    public static final int MAX_KEY = 20_000;

    @Override
    public String toString() {
        return "StoreProviderKey[" + accountId + ", expiresAt=" + expiresAt + "]";
    }
}
