package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Ends the session to which the refresh token belongs; without a token some one session of the account (contract 10 §B4).
 * A token of no session ends nothing.
 */
public record SignOut(
        @RoutingKey AccountId accountId, @Nullable TokenHash refreshToken, Instant at) implements AccountCommand {}
