package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells what a deleted account had and what of it is left; once. */
public record ReportDeparture(
        @TargetAggregateIdentifier AccountId accountId,
        Map<String, Long> removed,
        Map<String, Long> remaining,
        Instant at)
        implements AccountCommand {}
