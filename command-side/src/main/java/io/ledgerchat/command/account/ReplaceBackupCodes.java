package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts new backup codes in the place of all earlier ones; also without a second factor. */
public record ReplaceBackupCodes(
        @TargetAggregateIdentifier AccountId accountId, AccountId actor, List<TokenHash> backupCodes, Instant at)
        implements AccountCommand {}
