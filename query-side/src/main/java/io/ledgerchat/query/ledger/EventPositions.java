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
 * its own is the one number that this token has seen and the one before had not. There is no such number after a batch that
 * is repeated, nor after another node went on meanwhile. Not safe for several threads; a projection is run by one.
 */
final class EventPositions {
    private @Nullable GapAwareTrackingToken last;

    /** Empty when the token before is not known, or is not that of the event before. */
    OptionalLong of(TrackingToken token) {
        if (!(token instanceof GapAwareTrackingToken aware)) {
            return token.position();
        }
        GapAwareTrackingToken before = last;
        last = aware;
        if (before == null) {
            return OptionalLong.empty();
        }
        long further = aware.getIndex() - before.getIndex();
        if (further < 0 || aware.getGaps().size() != before.getGaps().size() + further - 1) {
            return OptionalLong.empty();
        }
        var unseen = new TreeSet<>(before.getGaps());
        for (long number = before.getIndex() + 1; number <= aware.getIndex(); number++) {
            unseen.add(number);
        }
        unseen.removeAll(aware.getGaps());
        return unseen.size() == 1 ? OptionalLong.of(unseen.first()) : OptionalLong.empty();
    }
}
