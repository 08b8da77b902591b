package io.ledgerchat.event.apikey;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to a personal API key. The key's hash lives in the vault. */
public sealed interface ApiKeyEvent {
    ApiKeyId apiKeyId();

    AccountId owner();

    /** A key was handed out; {@code keyPrefix} is its first eight characters, by which its owner tells it apart. */
    @EventName("api-key.created")
    @Revision("1")
    record ApiKeyCreated(
            ApiKeyId apiKeyId,
            AccountId owner,
            Personal<String> name,
            String keyPrefix,
            @Nullable Instant expiresAt,
            Instant createdAt)
            implements ApiKeyEvent {}

    /** The key opens nothing any more. */
    @EventName("api-key.revoked")
    @Revision("1")
    record ApiKeyRevoked(ApiKeyId apiKeyId, AccountId owner, Instant revokedAt) implements ApiKeyEvent {}
}
