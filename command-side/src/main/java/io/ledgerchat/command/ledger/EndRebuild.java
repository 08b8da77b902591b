package io.ledgerchat.command.ledger;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records how a rebuild of a view ended.
 *
 * @param endId a UUID, minted by the sender: a rebuild that was stopped may go on, and end again
 * @param end {@code switched}, {@code failed} or {@code stopped}
 * @param differences between what was filled anew and what readers saw, -1 when they could not be compared; absent when it did
 *     not come to that
 */
public record EndRebuild(
        String endId,
        String view,
        String end,
        boolean acceptDifferences,
        boolean keepOld,
        @Nullable Long differences,
        Instant at) {
    @TargetAggregateIdentifier
    String aggregateId() {
        return "rebuild:" + endId;
    }
}
