package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the account's sessions because it broke the limits too often, and turns it and its address away until
 * {@code until} (contract 00 §10); without {@code until} only the sessions end.
 *
 * @param violation the kind of the last violation, such as {@code logins}
 * @param addressKey keyed hash of the client address
 */
public record BanAccount(
        @TargetAggregateIdentifier AccountId accountId,
        String violation,
        @Nullable String addressKey,
        @Nullable Instant until,
        Instant at)
        implements AccountCommand {}
