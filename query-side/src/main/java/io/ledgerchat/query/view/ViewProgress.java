package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far each view has come on this node, told by its processor after each commit, and the place to wait for it.
 *
 * <p>Thread-safe. Waiting costs no thread of the pool when the waiter runs on a virtual thread.
 */
public final class ViewProgress {
    private static final long CLAIM_CHECK = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LOOK_UP = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long GAP_CHECK = TimeUnit.MILLISECONDS.toNanos(4);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, TrackingToken> positions = new HashMap<>();
    /** Places whose last attempt on this node failed; their processors try again after a pause. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private final LogPosition log;
    private final TokenPositions tokens;

    public ViewProgress(LogPosition log, TokenPositions tokens) {
        this.log = log;
        this.tokens = tokens;
    }

    void failed(String place) {
        failing.add(place);
    }

    boolean isFailing(String place) {
        return failing.contains(place);
    }

    /** Called by the processor of {@code place} when everything up to {@code position} is committed. */
    void passed(String place, TrackingToken position) {
        failing.remove(place);
        advance(place, position);
    }

    private void advance(String place, TrackingToken position) {
        lock.lock();
        try {
            positions.merge(place, position, TrackingToken::upperBound);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void forget(String place) {
        failing.remove(place);
        lock.lock();
        try {
            positions.remove(place);
        } finally {
            lock.unlock();
        }
    }

    /** Where {@code place} is, by what its processor told here, or by its stored token when another node runs it. */
    Optional<TrackingToken> position(String place, boolean runsHere) {
        if (!runsHere) {
            lookUp(place);
        }
        lock.lock();
        try {
            return Optional.ofNullable(positions.get(place));
        } finally {
            lock.unlock();
        }
    }

    /** Takes over where {@code place} came to, here or elsewhere, by its stored token. */
    void lookUp(String place) {
        tokens.read(place).ifPresent(token -> advance(place, token));
    }

    /**
     * Waits until {@code place} has passed {@code head}; false when {@code bound} was over before.
     *
     * @param runsHere whether this node fills it; while it does not, the stored token is asked every few milliseconds
     */
    boolean await(String place, TrackingToken head, Duration bound, BooleanSupplier runsHere)
            throws InterruptedException {
        if (head.position().orElse(-1) < 0) {
            return true;
        }
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            TrackingToken position = awaitNumber(place, head.position().orElse(-1), deadline, runsHere);
            if (position == null) {
                return false;
            }
            if (log.hasPassed(position, head)) {
                return true;
            }
            // A position with a gap whose event was committed meanwhile: the next pass of the processor fills it.
            if (!awaitOther(place, position, deadline)) {
                return false;
            }
            if (!runsHere.getAsBoolean()) {
                lookUp(place);
            }
        }
    }

    private @Nullable TrackingToken awaitNumber(String place, long number, long deadline, BooleanSupplier runsHere)
            throws InterruptedException {
        while (true) {
            boolean told = runsHere.getAsBoolean();
            if (!told) {
                lookUp(place);
            }
            lock.lock();
            try {
                TrackingToken position = positions.get(place);
                if (position != null && position.position().orElse(-1) >= number) {
                    return position;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                // Also when it is told: the claim may go to another node meanwhile.
                moved.awaitNanos(Math.min(left, told ? CLAIM_CHECK : LOOK_UP));
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean awaitOther(String place, TrackingToken than, long deadline) throws InterruptedException {
        long left = Math.min(deadline - System.nanoTime(), GAP_CHECK);
        lock.lock();
        try {
            while (left > 0 && than.equals(positions.get(place))) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return System.nanoTime() < deadline;
    }
}
