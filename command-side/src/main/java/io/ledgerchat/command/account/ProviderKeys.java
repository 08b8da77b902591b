package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port to the keys that people bring for model providers themselves (contract 20 §G). Kept in the vault, encrypted;
 * whoever asks decides what an expired key means.
 */
public interface ProviderKeys {
    /** The key stored for this account and endpoint name, expired or not. */
    Optional<ProviderKey> find(AccountId owner, String endpoint);

    /**
     * @param value what the client stored: the plain key, or JSON text such as {@code {"apiKey":"…","baseURL":"…"}}; never
     *     logged, {@link #toString()} hides it
     * @param expiresAt absent for a key that never expires
     */
    record ProviderKey(String value, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "ProviderKey[expiresAt=" + expiresAt + "]";
        }
    }
}
