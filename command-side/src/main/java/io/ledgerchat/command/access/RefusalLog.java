package io.ledgerchat.command.access;

import io.ledgerchat.command.Resending;
import io.ledgerchat.event.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records refusals so that no flood of them fills the log or the memory: the first per kind, key and window is recorded
 * before the answer, the others are counted and told when the window is over, within a minute and in nobody's request.
 * Beyond {@link #MAX_KEYS} keys of a kind in one window all further ones share the key {@link #OTHERS}.
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
    private final SortedMap<Instant, Tally> tallies = new TreeMap<>();
    private final Queue<Counted> toTell = new ConcurrentLinkedQueue<>();
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
        var window = count(refusal, key);
        if (window == null) {
            return;
        }
        try {
            commands.sendAndWait(new RecordRefusal(window, account, now()));
        } catch (ConcurrencyException | AggregateStreamCreationException recordedElsewhere) {
            // Another node saw the window's first refusal at the same moment, and one record is enough.
        } catch (RuntimeException e) {
            LOG.warn("A refusal of kind {} could not be recorded", refusal, e);
            forget(window);
        }
    }

    /** The window when this is its first refusal here. */
    private @Nullable RefusalWindow count(String refusal, String key) {
        synchronized (tallies) {
            // Read under the lock: what is counted after its window was closed would never be told.
            var start = startOf(clock.instant());
            return tallies.computeIfAbsent(start, begun -> new Tally()).count(new RefusalWindow(refusal, key, start));
        }
    }

    private void forget(RefusalWindow window) {
        synchronized (tallies) {
            var tally = tallies.get(window.start());
            if (tally != null) {
                tally.counts.remove(window);
            }
        }
    }

    /** Tells the numbers of windows that are over. */
    @Scheduled(fixedDelay = 60_000)
    void tellWhatIsOver() {
        synchronized (tallies) {
            close(tallies.headMap(startOf(clock.instant())));
        }
        tell();
    }

    private void close(SortedMap<Instant, Tally> over) {
        over.values()
                .forEach(tally -> tally.counts.forEach((window, count) -> {
                    if (count > 1) {
                        toTell.add(new Counted(window, count));
                    }
                }));
        over.clear();
    }

    /** One after the other and by one thread at a time, so that a stop waits for what is being told and tells the rest. */
    private synchronized void tell() {
        for (var next = toTell.poll(); next != null; next = toTell.poll()) {
            try {
                // Each node tells its own number, all of them when the window is over.
                Resending.send(commands, new CountRefusals(next.window(), next.count(), now()));
            } catch (RuntimeException e) {
                LOG.warn(
                        "The refusals of kind {} could not be counted",
                        next.window().refusal(),
                        e);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant startOf(Instant moment) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), WINDOW.toSeconds()) * WINDOW.toSeconds());
    }

    @Override
    public void start() {
        running = true;
    }

    /** A normal stop tells what was counted so far. */
    @Override
    public void stop() {
        running = false;
        synchronized (tallies) {
            close(tallies);
        }
        tell();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops when the web server has stopped, whose last requests count too, and before commands are handled no more. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 2;
    }

    /** What one window has seen so far. */
    private static final class Tally {
        private final Map<RefusalWindow, Long> counts = new HashMap<>();
        private final Map<String, Integer> keysOfKind = new HashMap<>();

        /** The window, or that of the others, when this is its first refusal. */
        private @Nullable RefusalWindow count(RefusalWindow seen) {
            var window = seen;
            if (!counts.containsKey(seen) && keysOfKind.merge(seen.refusal(), 1, Integer::sum) > MAX_KEYS) {
                window = new RefusalWindow(seen.refusal(), OTHERS, seen.start());
            }
            return counts.merge(window, 1L, Long::sum) == 1 ? window : null;
        }
    }

    private record Counted(RefusalWindow window, long count) {}
}
