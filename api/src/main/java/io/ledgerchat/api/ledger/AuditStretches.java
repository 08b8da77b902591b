package io.ledgerchat.api.ledger;

import io.ledgerchat.query.view.QueryOutOfTimeException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Goes through the audit log in stretches, so that no question to the database takes long, however many entries there are
 * that a filter does not want. Stretches grow where there is little to look at.
 */
final class AuditStretches {
    static final long SHORTEST = 20_000;
    static final long LONGEST = 200_000;
    private static final int GROWTH = 4;
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final Duration patience;

    /** @param nanos a clock such as {@link System#nanoTime()} */
    AuditStretches(LongSupplier nanos, Duration patience) {
        this.nanos = nanos;
        this.patience = patience;
    }

    /** Looks at what is between two positions, both exclusive. */
    interface Look {
        /** Whether that is enough. */
        boolean at(long after, long before);
    }

    /**
     * Until it is enough, or all was looked at.
     *
     * @param after exclusive, as {@code before}
     * @return false if there was no more time before that
     */
    boolean look(long after, long before, boolean ascending, Look look) {
        long begun = nanos.getAsLong();
        long low = Math.max(after, -1);
        long high = before;
        long size = SHORTEST;
        while (low + 1 < high) {
            long stretch = nanos.getAsLong();
            if (stretch - begun > patience.toNanos()) {
                return false;
            }
            long from = ascending || high - low <= size ? low : high - size;
            long to = ascending && high - low > size ? low + size : high;
            try {
                if (look.at(from, to)) {
                    return true;
                }
            } catch (QueryOutOfTimeException late) {
                if (size == SHORTEST) {
                    throw late;
                }
                size = SHORTEST;
                continue;
            }
            low = ascending ? to - 1 : low;
            high = ascending ? high : from + 1;
            size = next(size, Duration.ofNanos(nanos.getAsLong() - stretch));
        }
        return true;
    }

    private static long next(long size, Duration took) {
        if (took.compareTo(SLOW) > 0) {
            return Math.max(SHORTEST, size / GROWTH);
        }
        return took.compareTo(QUICK) < 0 ? Math.min(LONGEST, size * GROWTH) : size;
    }
}
