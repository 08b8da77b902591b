package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Replaces the hash of an unchanged password by one of today's strength, unless it changed meanwhile. */
public record UpgradePassword(
        @TargetAggregateIdentifier AccountId accountId, PasswordHash from, PasswordHash to, Instant at)
        implements AccountCommand {}
