package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sets a new password and ends all sessions, if the token is good, which it then no longer is (contract 10 §B6). Answers
 * whether it was.
 *
 * @param letter tells the account's address that it happened
 */
public record ResetPassword(
        @TargetAggregateIdentifier AccountId accountId,
        TokenHash token,
        PasswordHash password,
        @Nullable Letter letter,
        Instant at)
        implements AccountCommand {}
