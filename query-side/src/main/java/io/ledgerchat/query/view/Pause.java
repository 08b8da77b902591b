package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A moment's rest between two looks at something that changes by itself. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
