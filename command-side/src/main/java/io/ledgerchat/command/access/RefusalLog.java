package io.ledgerchat.command.access;

import io.ledgerchat.command.Resending;
import io.ledgerchat.event.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records refusals so that no flood of them fills the log or the memory: the first per kind, key and window is recorded
 * before the answer, the others are counted and told when the window is over. Beyond {@link #MAX_KEYS} keys of a kind in
 * one window all further ones share the key {@link #OTHERS}.
 *
 * <p>Failing to record never turns a refusal into a success: the caller refuses in any case. Counts of a node that dies
 * are lost, first refusals are not.
 */
@Component
public class RefusalLog implements SmartLifecycle {
    public static final Duration WINDOW = Duration.ofMinutes(15);
    public static final String OTHERS = "others";
    static final int MAX_KEYS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private final CommandGateway commands;
    private final Clock clock;
    private final Map<RefusalWindow, Long> counts = new HashMap<>();
    private final Map<String, Integer> keysOfKind = new HashMap<>();
    private Instant windowStart = Instant.EPOCH;
    private volatile boolean running;

    RefusalLog(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * @param refusal the kind, one word
     * @param key a keyed hash of what was refused
     * @param account whose request it was, if known
     */
    public void refused(String refusal, String key, @Nullable AccountId account) {
        closeWindowIfOver();
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var window = count(refusal, key, at);
        if (window == null) {
            return;
        }
        try {
            commands.sendAndWait(new RecordRefusal(window, account, at));
        } catch (ConcurrencyException | AggregateStreamCreationException recordedElsewhere) {
            // Another node saw the window's first refusal at the same moment, and one record is enough.
        } catch (RuntimeException e) {
            LOG.warn("A refusal of kind {} could not be recorded", refusal, e);
            forget(window);
        }
    }

    /** Tells the numbers of the last window once it is over. */
    @Scheduled(fixedDelay = 60_000)
    void closeWindowIfOver() {
        var current = startOf(clock.instant());
        synchronized (counts) {
            if (current.equals(windowStart)) {
                return;
            }
            windowStart = current;
        }
        close();
    }

    private void close() {
        Map<RefusalWindow, Long> over;
        synchronized (counts) {
            over = Map.copyOf(counts);
            counts.clear();
            keysOfKind.clear();
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        over.forEach((window, count) -> {
            if (count > 1) {
                tell(new CountRefusals(window, count, at));
            }
        });
    }

    private void tell(CountRefusals count) {
        try {
            // Each node tells its own number, all of them when the window is over.
            Resending.send(commands, count);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The refusals of kind {} could not be counted",
                    count.window().refusal(),
                    e);
        }
    }

    /** The window when this is its first refusal here. */
    private @Nullable RefusalWindow count(String refusal, String key, Instant at) {
        synchronized (counts) {
            var window = new RefusalWindow(refusal, key, startOf(at));
            if (!counts.containsKey(window)) {
                int keys = keysOfKind.merge(refusal, 1, Integer::sum);
                window = keys > MAX_KEYS ? new RefusalWindow(refusal, OTHERS, startOf(at)) : window;
            }
            return counts.merge(window, 1L, Long::sum) == 1 ? window : null;
        }
    }

    private void forget(RefusalWindow window) {
        synchronized (counts) {
            counts.remove(window);
        }
    }

    private static Instant startOf(Instant moment) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), WINDOW.toSeconds()) * WINDOW.toSeconds());
    }

    @Override
    public void start() {
        running = true;
    }

    /** A normal stop tells what was counted so far; it runs while commands are still handled. */
    @Override
    public void stop() {
        running = false;
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
