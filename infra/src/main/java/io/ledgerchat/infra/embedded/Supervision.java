package io.ledgerchat.infra.embedded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches one child process and starts it again when it dies, waiting longer after each failure, until closed.
 *
 * <p>The child comes back on the port it had, so pools and clients need only connect again.
 */
final class Supervision implements AutoCloseable {

    /** What is watched. */
    interface Child {
        String name();

        boolean alive();

        /** Returns when the child serves again; fails when it does not. */
        void restart() throws Exception;
    }

    private static final System.Logger LOG = System.getLogger(Supervision.class.getName());
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A child that lived this long has recovered: its next death is a first one again. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private final Child child;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watcher;
    private Duration pause = FIRST_PAUSE;

    private Supervision(Child child) {
        this.child = child;
        this.watcher =
                Thread.ofPlatform().daemon().name("watch-" + child.name()).unstarted(this::watch);
    }

    static Supervision of(Child child) {
        var supervision = new Supervision(child);
        supervision.watcher.start();
        return supervision;
    }

    private void watch() {
        var upSince = System.nanoTime();
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (child.alive()) {
                    continue;
                }
                if (System.nanoTime() - upSince > RECOVERED.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                restart();
                upSince = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        LOG.log(System.Logger.Level.WARNING, "{0} died; starting it again", child.name());
        while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            try {
                child.restart();
                LOG.log(System.Logger.Level.INFO, "{0} is back", child.name());
                return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        child.name() + " did not come back, next try in " + pause.toMillis() + " ms: "
                                + e.getMessage());
            }
        }
    }

    /** Ends the watch; a restart under way is broken off. Close this before the child, or it comes back. */
    @Override
    public void close() {
        closed.countDown();
        watcher.interrupt();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
