package io.ledgerchat.query.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a view could not take.
 *
 * @param position its number in the log, and {@code kind} the name under which it is stored; absent where it is not known
 * @param error the kind of failure; never what the event says
 * @param times how often it was tried
 * @param skippedAt when somebody had the view go on without it, and {@code reason} why; absent while it is tried again
 */
public record DeadLetter(
        String view,
        String eventId,
        @Nullable Long position,
        @Nullable String kind,
        String error,
        int times,
        Instant firstAt,
        Instant lastAt,
        @Nullable Instant skippedAt,
        @Nullable String skippedBy,
        @Nullable String reason) {}
