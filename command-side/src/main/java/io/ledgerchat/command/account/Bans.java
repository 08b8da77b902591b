package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The vault's port to violations and bans (contract 00 §10). */
public interface Bans {
    /** Adds to the account's score for this kind of violation, and answers the score before. */
    long addViolation(AccountId account, String violation, int score);

    void ban(AccountId account, @Nullable String addressKey, Instant until);

    /** Whether the account or the address is turned away at this moment; either may be unknown. */
    boolean isBanned(@Nullable AccountId account, @Nullable String addressKey, Instant at);

    void forgetExpired(Instant before);
}
