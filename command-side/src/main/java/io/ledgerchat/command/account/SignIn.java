package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Begins a session after the caller proved to be the account (contract 10 §B2, 00 §7.4).
 *
 * @param method the way of proof, such as {@code password}
 * @param refreshToken hash of the session's first refresh token, issued at {@code at}
 * @param expiresAt the session's absolute end, however often it is refreshed
 */
public record SignIn(
        @TargetAggregateIdentifier SessionId sessionId,
        AccountId accountId,
        @NotBlank @Size(max = 40) String method,
        TokenHash refreshToken,
        Instant expiresAt,
        Instant at)
        implements AccountCommand {}
