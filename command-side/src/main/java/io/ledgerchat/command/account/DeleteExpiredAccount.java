package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends an account whose address nobody proved in time (contract 10 §A), as {@link DeleteAccount} does; leaves one alone that
 * has not run out, or does so no more.
 */
public record DeleteExpiredAccount(
        @TargetAggregateIdentifier AccountId accountId, Instant at) implements AccountCommand {}
