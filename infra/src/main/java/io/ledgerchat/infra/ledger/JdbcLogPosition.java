package io.ledgerchat.infra.ledger;

import io.ledgerchat.query.view.LogPosition;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions in the log on PostgreSQL, where numbers are handed out before their transactions commit. */
final class JdbcLogPosition implements LogPosition {
    private final JdbcClient sql;

    JdbcLogPosition(JdbcClient sql) {
        this.sql = sql;
    }

    /** As the engine makes it, without the transaction around it: every write asks. */
    @Override
    public TrackingToken head() {
        long last = sql.sql("select coalesce(max(global_index), -1) from ledger.domain_event_entry")
                .query(Long.class)
                .single();
        return GapAwareTrackingToken.newInstance(last, Collections.emptySortedSet());
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
        // A gap counts only if its event has been committed since; a rolled-back number never is.
        return open.isEmpty()
                || !sql.sql("select exists (select 1 from ledger.domain_event_entry where global_index = any(?))")
                        .param(open.toArray(new Long[0]))
                        .query(Boolean.class)
                        .single();
    }
}
