package io.ledgerchat.query.search;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Whether search can be offered, found out at most every two seconds and never waited for longer than that. */
@Component
class SearchHealth {
    private static final long FRESH = Duration.ofSeconds(2).toNanos();
    private static final long PATIENCE_MILLIS = 1_500;

    private final SearchEngine engine;
    private Check last = new Check(System.nanoTime() - FRESH, CompletableFuture.completedFuture(false));

    private record Check(long begun, CompletableFuture<Boolean> result) {}

    SearchHealth(SearchEngine engine) {
        this.engine = engine;
    }

    CompletableFuture<Boolean> isGood() {
        return current().result().copy().completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized Check current() {
        if (System.nanoTime() - last.begun() >= FRESH) {
            var result = new CompletableFuture<Boolean>();
            Thread.ofVirtual().name("search-health").start(() -> result.complete(engine.answers()));
            last = new Check(System.nanoTime(), result);
        }
        return last;
    }
}
