package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does the rebuilds that are wanted, one at a time on this node, for as long as it runs. */
public final class RebuildDesk implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildDesk.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration BEAT = Duration.ofSeconds(4);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Rebuilds rebuilds;
    private final ViewProcessors processors;
    private final RebuildEnds ends;
    private final JdbcClient sql;
    private final String node;
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable Thread thread;

    public RebuildDesk(Rebuilds rebuilds, ViewProcessors processors, RebuildEnds ends, JdbcClient sql, String node) {
        this.rebuilds = rebuilds;
        this.processors = processors;
        this.ends = ends;
        this.sql = sql;
        this.node = node;
    }

    @Override
    public synchronized void start() {
        if (running.compareAndSet(false, true)) {
            thread = Thread.ofPlatform().daemon().name("view-rebuilds").start(this::work);
        }
    }

    private void work() {
        while (running.get()) {
            try {
                Optional<Rebuild> next = rebuilds.take(node);
                if (next.isPresent()) {
                    rebuild(next.get());
                } else {
                    Pause.of(LOOK);
                }
            } catch (RuntimeException away) {
                LOG.warn("Nobody can say what is to be rebuilt at the moment: {}", away.toString());
                Pause.of(BEAT);
            }
        }
    }

    private void rebuild(Rebuild wanted) {
        var done = new AtomicBoolean();
        Thread beating = Thread.ofVirtual().name("view-rebuild-beat").start(() -> beat(wanted.id(), done));
        try {
            end(wanted, worked(wanted));
        } finally {
            done.set(true);
            beating.interrupt();
        }
    }

    /**
     * @param state {@code done}, {@code failed} or {@code stopped}
     * @param switched whether readers see what was filled; they may also when it failed, behind the switch
     */
    private record End(
            String state,
            boolean switched,
            @Nullable Long differences,
            @Nullable String message) {}

    private End worked(Rebuild wanted) {
        @Nullable ViewRebuild rebuild = null;
        try {
            rebuild = processors.rebuild(wanted.view());
            return filled(wanted, rebuild).map(RebuildDesk::end).orElseGet(() -> new End("stopped", false, null, null));
        } catch (RuntimeException failed) {
            LOG.error("View {} could not be rebuilt", wanted.view(), failed);
            boolean switched = rebuild != null && rebuild.isShown();
            return new End("failed", switched, null, failed.getClass().getSimpleName());
        }
    }

    /** What readers do not see, another node may have taken over, or will when this one stops. */
    private void end(Rebuild wanted, End end) {
        if (end.switched() || running.get() && rebuilds.isWith(wanted.id(), node)) {
            ends.record(wanted, end.switched() ? "switched" : end.state(), end.differences());
            rebuilds.end(wanted.id(), node, end.state(), end.differences(), end.message());
        }
    }

    /** What failed in passing goes on where it stands, unless readers see it already; empty when it was stopped. */
    private Optional<ViewRebuild.Outcome> filled(Rebuild wanted, ViewRebuild rebuild) {
        boolean anew = rebuilds.isToBeginAnew(wanted);
        for (int attempt = 1; ; attempt++) {
            try {
                if (anew) {
                    rebuild.forgetUnpublished();
                    anew = false;
                }
                return rebuild.run(wanted, new Telling(wanted), new Pace(sql, wanted.polite()));
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !running.get() || rebuild.isShown()) {
                    throw failed;
                }
                LOG.warn("The rebuild of view {} failed, it is tried again: {}", wanted.view(), failed.toString());
                Pause.of(PAUSE);
                if (!rebuilds.isStillFor(wanted.id(), node)) {
                    return Optional.empty();
                }
            }
        }
    }

    private static End end(ViewRebuild.Outcome outcome) {
        long differences = outcome.differences();
        if (outcome.switched()) {
            return new End("done", true, differences, null);
        }
        String found = differences < 0
                ? "the live one lags behind and could not be compared"
                : "differences found: " + differences;
        return new End(
                "failed",
                false,
                differences,
                found + "; the new one is " + outcome.generation().place()
                        + ", a rebuild that accepts differences switches to it");
    }

    private void beat(long id, AtomicBoolean done) {
        while (!done.get() && running.get()) {
            Pause.of(BEAT);
            if (!done.get() && running.get()) {
                rebuilds.beat(id, node);
            }
        }
    }

    /** Tells the database how far it is, and hears from it whether to go on. */
    private final class Telling implements ViewRebuild.Watcher {
        private final Rebuild wanted;
        private long lastPosition = -1;
        private long lastTime = System.nanoTime();
        private long speed;

        Telling(Rebuild wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean goOn(String state, long position, long head) {
            long now = System.nanoTime();
            double seconds = (now - lastTime) / 1e9;
            if (seconds > 0.2) {
                speed = lastPosition < 0 ? 0 : Math.round((position - lastPosition) / seconds);
                lastPosition = position;
                lastTime = now;
            }
            return running.get() && rebuilds.told(wanted.id(), node, state, position, head, speed);
        }

        @Override
        public boolean goOn(long compared, long all, String things) {
            long now = System.nanoTime();
            if (now - lastTime < SECOND) {
                return running.get();
            }
            lastTime = now;
            return running.get()
                    && rebuilds.compared(
                            wanted.id(), node, "%d of %d %s read".formatted(Math.min(compared, all), all, things));
        }
    }

    @Override
    public synchronized void stop() {
        running.set(false);
        Thread working = thread;
        thread = null;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** After the views. */
    @Override
    public int getPhase() {
        return 10;
    }
}
