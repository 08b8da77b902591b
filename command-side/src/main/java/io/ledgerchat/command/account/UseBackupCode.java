package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Uses a backup code up. Answers whether it was good. */
public record UseBackupCode(@TargetAggregateIdentifier AccountId accountId, TokenHash backupCode, Instant at)
        implements AccountCommand {}
