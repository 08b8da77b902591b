package io.ledgerchat.query.apikey;

import io.ledgerchat.event.apikey.ApiKeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A personal API key as its owner sees it: never the key itself.
 *
 * @param lastUsedAt when an agent was last called with it
 */
public record ApiKey(
        ApiKeyId apiKeyId,
        String name,
        String keyPrefix,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
