package io.ledgerchat.query.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thing as one event left it: it was so from one position and time until the next of its events.
 *
 * @param toPosition of the next change; absent while it still is so
 */
public record ThingVersion(
        String kind,
        String id,
        String eventId,
        String action,
        @Nullable String actorId,
        long fromPosition,
        Instant from,
        @Nullable Long toPosition,
        @Nullable Instant to) {
    public String thing() {
        return kind + ":" + id;
    }
}
