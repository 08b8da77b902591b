package io.ledgerchat.query.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of a view, wanted, under way or past.
 *
 * @param state {@code waiting}, {@code filling}, {@code comparing}, {@code done}, {@code failed} or {@code stopped}
 * @param acceptDifferences whether it takes the live one's place whatever the comparison says
 * @param keepOld whether the one before stays, for people to look at, until the next rebuild
 * @param position of the last event in the new generation
 * @param head of the log
 * @param speed in events per second, lately
 * @param differences rows or documents by which the two differed; absent before, -1 when they could not be compared
 * @param message why it failed; while an index is compared, how far that is
 */
public record Rebuild(
        long id,
        String view,
        boolean polite,
        boolean acceptDifferences,
        boolean keepOld,
        String state,
        String requestedBy,
        Instant requestedAt,
        long position,
        long head,
        long speed,
        @Nullable Long differences,
        @Nullable String message,
        @Nullable Instant endedAt) {

    public boolean isOver() {
        return state.equals("done") || state.equals("failed") || state.equals("stopped");
    }

    /** Seconds that are left at this speed, -1 when nobody can say. */
    public long secondsLeft() {
        return speed < 1 ? -1 : Math.max(0, head - position) / speed;
    }

    /** One line for people. */
    public String line() {
        return switch (state) {
            case "filling" ->
                "%s: event %d of %d, %d events/s, about %s left"
                        .formatted(
                                view,
                                Math.max(0, position),
                                Math.max(0, head),
                                speed,
                                secondsLeft() < 0 ? "?" : secondsLeft() + " s");
            case "done" -> view + ": readers see the new one; differences found: " + differences;
            case "failed" -> view + ": failed, readers see the old one: " + message;
            default -> view + ": " + state + (message == null ? "" : ", " + message);
        };
    }
}
