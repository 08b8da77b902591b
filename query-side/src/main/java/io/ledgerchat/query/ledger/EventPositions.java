package io.ledgerchat.query.ledger;

import java.util.OptionalLong;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Finds the position of an event from its token.
 *
 * <p>On PostgreSQL an event that committed late comes after events with higher numbers, and its token tells the highest one:
 * its own is the gap that was there before and is gone. Not safe for several threads; a projection is run by one.
 */
final class EventPositions {
    private @Nullable GapAwareTrackingToken last;

    /** Empty when the token before is not known, or tells nothing. */
    OptionalLong of(TrackingToken token) {
        if (!(token instanceof GapAwareTrackingToken aware)) {
            return token.position();
        }
        GapAwareTrackingToken before = last;
        last = aware;
        if (before == null) {
            return OptionalLong.empty();
        }
        if (aware.getIndex() > before.getIndex()) {
            return OptionalLong.of(aware.getIndex());
        }
        var filled = new TreeSet<>(before.getGaps());
        filled.removeAll(aware.getGaps());
        return filled.size() == 1 ? OptionalLong.of(filled.first()) : OptionalLong.empty();
    }
}
