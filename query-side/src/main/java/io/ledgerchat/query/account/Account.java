package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account that exists (contract 10 §A). */
public record Account(
        AccountId accountId,
        String email,
        String name,
        @Nullable String username,
        String provider,
        String role,
        boolean emailVerified,
        boolean twoFactor,
        @Nullable String avatar,
        @Nullable Instant termsAcceptedAt,
        Instant createdAt,
        Instant updatedAt) {
    /** Names no person. */
    @Override
    public String toString() {
        return "Account[" + accountId + ", role=" + role + "]";
    }
}
