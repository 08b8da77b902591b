package io.ledgerchat.api.command;

import io.ledgerchat.query.view.ViewProcessors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Reads see writes: waits until the relational views have passed everything committed so far, for two seconds at most
 * unless it is set otherwise.
 *
 * <p>When the bound is reached the caller answers all the same, and it is counted.
 */
@Component
public class ViewsPassed {
    /** Bounds of the histogram, which can be added up over nodes and times, as medians cannot. */
    private static final Duration[] BUCKETS = IntStream.of(1, 2, 5, 10, 15, 20, 30, 50, 100, 200, 500, 1_000, 2_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final ViewProcessors views;
    private final Timer waited;
    private final Counter missed;

    ViewsPassed(ViewProcessors views, MeterRegistry meters) {
        this.views = views;
        this.waited = Timer.builder("ledgerchat.views.wait")
                .description("How long an answer waited for the views to pass its write")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        this.missed = Counter.builder("ledgerchat.views.wait.missed")
                .description("Answers given before the views had passed their write")
                .register(meters);
    }

    /** @return false when the bound was reached */
    public boolean await() {
        long begun = System.nanoTime();
        boolean passed = false;
        try {
            passed = views.awaitHead();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        waited.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        if (!passed) {
            missed.increment();
        }
        return passed;
    }
}
