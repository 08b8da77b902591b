package io.ledgerchat.infra.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.ledgerchat.command.access.RequestWindows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts on this node alone. At most {@value #MAX_WINDOWS} windows are open at once; beyond that the ones least asked for
 * are forgotten, so that a flood of addresses costs a bounded amount of memory.
 */
final class LocalRequestWindows implements RequestWindows {
    private static final int MAX_WINDOWS = 100_000;

    private final Clock clock;
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(MAX_WINDOWS)
            .expireAfter(Expiry.<String, Window>creating((key, window) -> window.length()))
            .build();

    LocalRequestWindows(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Counted count(String key, int max, Duration length) {
        Window window = windows.get(key, opened -> open(max, length));
        if (max < 1) {
            return new Counted(false, 0, window.closes());
        }
        var probe = window.bucket().tryConsumeAndReturnRemaining(1);
        return new Counted(probe.isConsumed(), probe.getRemainingTokens(), window.closes());
    }

    private Window open(int max, Duration length) {
        // Never refilled: the window is thrown away as a whole when it closes.
        var bucket = Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(Math.max(1, max)).refillIntervally(Math.max(1, max), length.multipliedBy(2)))
                .build();
        return new Window(bucket, length, clock.instant().plus(length));
    }

    private record Window(Bucket bucket, Duration length, Instant closes) {}
}
