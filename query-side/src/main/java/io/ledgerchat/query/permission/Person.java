package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;
import org.jspecify.annotations.Nullable;

/** An account as those see it who share with it. */
public record Person(
        AccountId accountId,
        String name,
        String email,
        @Nullable String username,
        String provider,
        @Nullable String avatar) {
    /** Names no person. */
    @Override
    public String toString() {
        return "Person[" + accountId + "]";
    }
}
