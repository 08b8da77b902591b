package io.ledgerchat.command;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what has outlived its time, and with it, at once, its keys. Views hide it from the moment it expires; this only has
 * to come along some time. Two nodes that do the same record it once.
 */
@Component
public class WhenTimeIsOverThenItIsDeleted {
    private static final Logger LOG = LoggerFactory.getLogger(WhenTimeIsOverThenItIsDeleted.class);
    private static final int AT_ONCE = 200;

    private final List<Expiry> expiries;
    private final CommandGateway commands;
    private final Clock clock;

    WhenTimeIsOverThenItIsDeleted(List<Expiry> expiries, CommandGateway commands, Clock clock) {
        this.expiries = List.copyOf(expiries);
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${ledgerchat.expiry.look-every:PT1M}", initialDelayString = "PT15S")
    public void look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Expiry expiry : expiries) {
            expiry.deletions(now, AT_ONCE).forEach(this::delete);
        }
    }

    private void delete(Object deletion) {
        try {
            commands.sendAndWait(deletion);
        } catch (Refusal | ConcurrencyException meanwhile) {
            LOG.info(
                    "Something was changed while it expired ({}): {}",
                    deletion.getClass().getSimpleName(),
                    meanwhile.getMessage());
        } catch (RuntimeException failed) {
            // Comes up again at the next look; what is behind it must not wait for it.
            LOG.warn(
                    "{} failed: {}",
                    deletion.getClass().getSimpleName(),
                    failed.getClass().getName());
        }
    }
}
