package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Trades a refresh token for its successor (contract 10 §B3). Only one of several that present the same token wins;
 * success records nothing, the first refusal of each kind is recorded. Answers {@link Refreshed}.
 *
 * @param next hash of the token that shall follow, issued at {@code at}
 */
public record RefreshSession(
        @TargetAggregateIdentifier SessionId sessionId,
        AccountId accountId,
        TokenHash presented,
        TokenHash next,
        Instant at)
        implements AccountCommand {}
