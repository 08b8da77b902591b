package io.ledgerchat.infra.ledger.proof;

import org.jspecify.annotations.Nullable;

/** Work beside the requests that ends when its thread is interrupted. */
final class BackgroundThread {
    private static final long PATIENCE_MILLIS = 5_000;

    private final String name;
    private final Runnable work;
    private @Nullable Thread thread;

    BackgroundThread(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    synchronized void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(work);
    }

    /** Waits a few seconds for its end. */
    synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(PATIENCE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    synchronized boolean isRunning() {
        return thread != null;
    }
}
