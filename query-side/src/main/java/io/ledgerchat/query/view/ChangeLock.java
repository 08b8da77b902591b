package io.ledgerchat.query.view;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread of this node at a time change which processors fill what readers see. */
final class ChangeLock {
    private final ReentrantLock lock = new ReentrantLock();

    void holding(Runnable work) {
        holding(() -> {
            work.run();
            return true;
        });
    }

    <R> R holding(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
