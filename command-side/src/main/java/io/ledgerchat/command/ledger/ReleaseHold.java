package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.HoldId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a hold. */
public record ReleaseHold(@TargetAggregateIdentifier HoldId holdId, AccountId actor, Instant at) {}
