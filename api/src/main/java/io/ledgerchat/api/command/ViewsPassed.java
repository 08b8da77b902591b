package io.ledgerchat.api.command;

import io.ledgerchat.query.view.ViewProcessors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/**
 * Reads see writes: waits until the relational views have passed everything committed so far, two seconds at most.
 *
 * <p>When the bound is reached the caller answers all the same, and it is counted.
 */
@Component
public class ViewsPassed {
    private final ViewProcessors views;
    private final Timer waited;
    private final Counter missed;

    ViewsPassed(ViewProcessors views, MeterRegistry meters) {
        this.views = views;
        this.waited = Timer.builder("ledgerchat.views.wait")
                .description("How long an answer waited for the views to pass its write")
                .publishPercentiles(0.5, 0.99)
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
        waited.record(System.nanoTime() - begun, java.util.concurrent.TimeUnit.NANOSECONDS);
        if (!passed) {
            missed.increment();
        }
        return passed;
    }
}
