package io.ledgerchat.api.ledger;

import io.ledgerchat.api.ledger.AuditLog.Entry;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How far a follower of the audit log has come. What was looked through is not looked through again, whether anything of
 * it matched or not: sealed order is final, so nothing comes up behind the reader.
 */
final class AuditTail {
    /** How far it looks before it gives its follower a sign of life. */
    static final long STRETCH = 1_000_000;

    private final LongSupplier sealed;
    private final LongSupplier end;
    private final Pages pages;
    private final int most;
    private long after;

    /** The oldest entries between two positions, both exclusive. */
    interface Pages {
        List<Entry> between(long after, long before, int limit);
    }

    /**
     * @param sealed the last position that is sealed, known without a question to the views
     * @param end the position behind the last that may be shown
     * @param most how many entries are read at once
     * @param after the position from which on entries are wanted, exclusive
     */
    AuditTail(LongSupplier sealed, LongSupplier end, Pages pages, int most, long after) {
        this.sealed = sealed;
        this.end = end;
        this.pages = pages;
        this.most = most;
        this.after = after;
    }

    /** What came since; as many as are read at once when there may be more already. */
    List<Entry> next() {
        if (sealed.getAsLong() <= after) {
            return List.of();
        }
        long before = Math.min(end.getAsLong(), after + STRETCH);
        List<Entry> page = pages.between(after, before, most);
        after = page.size() < most
                ? Math.max(after, before - 1)
                : page.getLast().entry().position();
        return page;
    }
}
