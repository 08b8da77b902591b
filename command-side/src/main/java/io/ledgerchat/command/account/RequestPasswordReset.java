package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Makes out a token that sets a new password, in place of earlier ones (contract 10 §B5).
 *
 * @param letter tells the token to the account's address; absent where another way was found
 */
public record RequestPasswordReset(
        @TargetAggregateIdentifier AccountId accountId,
        TokenHash token,
        Instant expiresAt,
        @Nullable Letter letter,
        Instant at)
        implements AccountCommand {}
