package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts the pending secret in force, after a code of it was shown. Without a pending one nothing changes. */
public record ConfirmTwoFactor(@TargetAggregateIdentifier AccountId accountId, AccountId actor, Instant at)
        implements AccountCommand {}
