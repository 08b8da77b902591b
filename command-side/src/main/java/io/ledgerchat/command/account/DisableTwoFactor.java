package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Forgets secret and backup codes, those in force and pending ones. */
public record DisableTwoFactor(@TargetAggregateIdentifier AccountId accountId, AccountId actor, Instant at)
        implements AccountCommand {}
