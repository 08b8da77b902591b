package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Forgets the account's key for one endpoint; a key that is not there records nothing. */
public record RevokeProviderKey(
        @TargetAggregateIdentifier AccountId accountId, AccountId actor, String endpoint, Instant at)
        implements AccountCommand {}
