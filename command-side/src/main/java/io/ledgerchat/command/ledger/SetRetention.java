package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.RetentionId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Has data of a kind and role deleted so many days after it was last changed. */
public record SetRetention(
        @TargetAggregateIdentifier RetentionId policy,
        @Min(1) @Max(36_500) int days,
        AccountId actor,
        Instant at) {}
