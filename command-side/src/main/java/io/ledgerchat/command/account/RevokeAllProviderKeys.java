package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Forgets every provider key of the account. */
public record RevokeAllProviderKeys(
        @TargetAggregateIdentifier AccountId accountId, AccountId actor, Instant at) implements AccountCommand {}
