package io.ledgerchat.query.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of a thing: it was like this from one position and time until the next.
 *
 * @param aggregate whose event it was, as {@code kind:value}
 * @param toPosition position of the next change; absent while it still is so
 */
public record Change(
        String eventId,
        String action,
        String aggregate,
        @Nullable String actorId,
        @Nullable String subjectId,
        Map<String, Object> details,
        long fromPosition,
        Instant from,
        @Nullable Long toPosition,
        @Nullable Instant to) {}
