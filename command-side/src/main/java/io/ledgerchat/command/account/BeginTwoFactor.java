package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a new secret and backup codes until a code of the secret is shown (contract 10 §B7). */
public record BeginTwoFactor(
        @TargetAggregateIdentifier AccountId accountId,
        AccountId actor,
        TotpSecret secret,
        List<TokenHash> backupCodes,
        Instant at)
        implements AccountCommand {}
