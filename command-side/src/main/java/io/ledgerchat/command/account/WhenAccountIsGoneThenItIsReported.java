package io.ledgerchat.command.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after deleted accounts until nothing of them is left, and reports that. What is still there after an hour, or not
 * known, is reported too: somebody has to see to it.
 */
@Component
class WhenAccountIsGoneThenItIsReported {
    private static final Logger LOG = LoggerFactory.getLogger(WhenAccountIsGoneThenItIsReported.class);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int AT_ONCE = 50;

    private final Departures departures;
    private final Belongings belongings;
    private final CommandGateway commands;
    private final Clock clock;

    WhenAccountIsGoneThenItIsReported(
            Departures departures, Belongings belongings, CommandGateway commands, Clock clock) {
        this.departures = departures;
        this.belongings = belongings;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void report() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            departures.pending(AT_ONCE).forEach(departure -> report(departure, now));
        } catch (RuntimeException e) {
            LOG.warn("Deleted accounts could not be looked after, they are tried again", e);
        }
    }

    private void report(Departures.Pending departure, Instant now) {
        var remaining = belongings.of(departure.account());
        if (remaining.isEmpty() || departure.since().plus(PATIENCE).isBefore(now)) {
            commands.sendAndWait(new ReportDeparture(departure.account(), departure.removed(), remaining, now));
            if (!remaining.isEmpty()) {
                LOG.warn("Of deleted {} something is left, or not known: {}", departure.account(), remaining);
            }
        }
    }
}
