package io.ledgerchat.command.access;

import java.time.Duration;
import java.time.Instant;

/** The port to counters of requests: a fixed window per key that opens with the first request. */
public interface RequestWindows {
    /**
     * Counts one request.
     *
     * @param key what is limited, within all limiters
     * @param max how many requests a window lets pass; 0 lets none pass
     */
    Counted count(String key, int max, Duration window);

    /**
     * @param passed whether the request is within the limit
     * @param remaining how many more the window lets pass
     * @param closes when the window ends
     */
    record Counted(boolean passed, long remaining, Instant closes) {}
}
