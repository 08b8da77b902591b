package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes out a token, in place of earlier ones, and sends it to the address that is to be verified (contract 10 §C8). */
public record RequestEmailVerification(
        @TargetAggregateIdentifier AccountId accountId, TokenHash token, Instant expiresAt, Letter letter, Instant at)
        implements AccountCommand {}
