package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.RetentionId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Has data of a kind and role kept again. */
public record EndRetention(@TargetAggregateIdentifier RetentionId policy, AccountId actor, Instant at) {}
