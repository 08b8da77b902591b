package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Waits until every relational view has passed what was written, so that who reads next finds it.
 *
 * <p>Looks in short slices: the group, or what fills a view on its own, may be another one meanwhile.
 */
final class ReadYourWrites {
    private static final Duration SLICE = Duration.ofMillis(100);

    private final ViewGroup group;
    private final LoneProcessors alone;
    private final Duration bound;

    /** @param bound how long a write waits at most */
    ReadYourWrites(ViewGroup group, LoneProcessors alone, Duration bound) {
        this.group = group;
        this.alone = alone;
        this.bound = bound;
    }

    /** False when the bound was reached, or when a view cannot take an event and would not be passed in time. */
    boolean await(TrackingToken head) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (System.nanoTime() < deadline) {
            if (group.isEmpty() || group.awaitPassed(head, slice(deadline))) {
                List<ViewProcessor> lone = alone.all();
                if (lone.stream().anyMatch(ViewProcessor::isInError)) {
                    return false;
                }
                if (passed(lone, head, deadline)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean passed(List<ViewProcessor> processors, TrackingToken head, long deadline)
            throws InterruptedException {
        for (ViewProcessor processor : processors) {
            if (!processor.await(head, slice(deadline))) {
                return false;
            }
        }
        return true;
    }

    private static Duration slice(long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        return left.compareTo(SLICE) < 0 ? left : SLICE;
    }
}
