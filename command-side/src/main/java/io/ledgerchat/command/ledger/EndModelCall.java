package io.ledgerchat.command.ledger;

import io.ledgerchat.event.model.ModelCallId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Records how a question to a model ended. The first end holds. */
public record EndModelCall(
        @TargetAggregateIdentifier ModelCallId callId,
        String end,
        @Nullable Integer status,
        @Nullable Tokens tokens,
        Instant at) {

    /** What the provider counted. */
    public record Tokens(long input, long output, long cacheWrite, long cacheRead) {}
}
