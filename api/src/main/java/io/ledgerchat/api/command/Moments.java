package io.ledgerchat.api.command;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The times that commands carry: to the millisecond, as clients and the log know them. */
@Component
public final class Moments {
    private final Clock clock;

    public Moments(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
