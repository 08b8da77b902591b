package io.ledgerchat.command.access;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Records a refusal, if it is the first of its window on any node. */
public record RecordRefusal(
        @TargetAggregateIdentifier @RoutingKey RefusalWindow window,
        @Nullable AccountId account,
        Instant at) {}
