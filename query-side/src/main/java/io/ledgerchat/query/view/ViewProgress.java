package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackingToken;

/**
 * How far each view has come on this node, told by its processor after each commit, and the place to wait for it.
 *
 * <p>Thread-safe. Waiting costs no thread of the pool when the waiter runs on a virtual thread.
 */
public final class ViewProgress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, TrackingToken> positions = new HashMap<>();
    private final LogPosition log;

    public ViewProgress(LogPosition log) {
        this.log = log;
    }

    /** Called by the processor of {@code place} when everything up to {@code position} is committed. */
    void passed(String place, TrackingToken position) {
        lock.lock();
        try {
            positions.merge(place, position, TrackingToken::upperBound);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void forget(String place) {
        lock.lock();
        try {
            positions.remove(place);
        } finally {
            lock.unlock();
        }
    }

    public Optional<TrackingToken> position(String place) {
        lock.lock();
        try {
            return Optional.ofNullable(positions.get(place));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code place} has passed {@code head}; false when {@code bound} was over before. */
    boolean await(String place, TrackingToken head, Duration bound) throws InterruptedException {
        if (head.position().orElse(-1) < 0) {
            return true;
        }
        long left = bound.toNanos();
        while (true) {
            TrackingToken position;
            lock.lock();
            try {
                position = positions.get(place);
                if (position == null
                        || position.position().orElse(-1) < head.position().orElse(-1)) {
                    if (left <= 0) {
                        return false;
                    }
                    left = moved.awaitNanos(left);
                    continue;
                }
            } finally {
                lock.unlock();
            }
            if (log.hasPassed(position, head)) {
                return true;
            }
            // A position with a gap whose event was committed meanwhile: the next pass of the processor fills it.
            lock.lock();
            try {
                if (left <= 0) {
                    return false;
                }
                long pause = Math.min(left, TimeUnit.MILLISECONDS.toNanos(2));
                left -= pause - Math.max(0, moved.awaitNanos(pause));
            } finally {
                lock.unlock();
            }
        }
    }
}
