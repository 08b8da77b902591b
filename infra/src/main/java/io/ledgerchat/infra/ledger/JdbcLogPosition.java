package io.ledgerchat.infra.ledger;

import io.ledgerchat.query.view.LogPosition;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions in the log on PostgreSQL, where numbers are handed out before their transactions commit. */
final class JdbcLogPosition implements LogPosition {
    /** How many of the last events tell which numbers among them were missing. */
    private static final int LAST = 64;

    private final JdbcClient sql;

    JdbcLogPosition(JdbcClient sql) {
        this.sql = sql;
    }

    /** A head whose gaps were not committed when it was asked for: whoever has seen the rest need not look for them. */
    private static final class Head extends GapAwareTrackingToken {
        private static final long serialVersionUID = 1L;

        Head(long index, Collection<Long> gaps) {
            super(index, gaps);
        }
    }

    /** As the engine makes it, without the transaction around it: every write asks. */
    @Override
    public TrackingToken head() {
        List<Long> last = sql.sql(
                        "select global_index from ledger.domain_event_entry order by global_index desc limit ?")
                .param(LAST)
                .query(Long.class)
                .list();
        var missing = new TreeSet<Long>();
        for (int place = 1; place < last.size() && last.get(place - 1) - last.get(place) < LAST; place++) {
            for (long number = last.get(place) + 1; number < last.get(place - 1); number++) {
                missing.add(number);
            }
        }
        return new Head(last.isEmpty() ? -1 : last.getFirst(), missing);
    }

    @Override
    public boolean hasPassed(TrackingToken position, TrackingToken head) {
        long end = head.position().orElse(-1);
        if (position.position().orElse(-1) < end) {
            return false;
        }
        if (!(position instanceof GapAwareTrackingToken aware)
                || aware.getGaps().isEmpty()) {
            return true;
        }
        SortedSet<Long> open = new TreeSet<>(aware.getGaps()).headSet(end + 1);
        if (head instanceof Head asked) {
            open.removeAll(asked.getGaps());
        }
        // A gap counts only if its event has been committed since; a rolled-back number never is.
        return open.isEmpty()
                || !sql.sql("select exists (select 1 from ledger.domain_event_entry where global_index = any(?))")
                        .param(open.toArray(new Long[0]))
                        .query(Boolean.class)
                        .single();
    }
}
