package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells a witness the newest checkpoint, on a thread of its own: one that is slow or away holds up no sealing. What it did
 * not take it is told again after a pause that grows; what was signed meanwhile goes in its stead. Only a checkpoint that hands
 * over to a new key goes before what was signed since: a witness that knows the former key alone sees in it who signs now.
 */
final class WitnessThread {
    private static final long LONGEST_PAUSE = 300_000;

    private final Witness witness;
    private final long pause;
    private final BlockingQueue<SignedCheckpoint> newest = new ArrayBlockingQueue<>(1);
    private final AtomicReference<@Nullable SignedCheckpoint> handOver = new AtomicReference<>();
    private final BackgroundThread thread = new BackgroundThread("ledger-witness", this::run);

    /** @param pause milliseconds before the second attempt */
    WitnessThread(Witness witness, long pause) {
        this.witness = witness;
        this.pause = pause;
    }

    void start() {
        thread.start();
    }

    /** Takes the place of what waits to be told. To be called by one thread: the one that seals. */
    void tell(SignedCheckpoint checkpoint) {
        newest.clear();
        newest.add(checkpoint);
    }

    /** As {@link #tell}, of a checkpoint that the former key and a new one signed. */
    void tellHandOver(SignedCheckpoint checkpoint) {
        handOver.set(checkpoint);
        tell(checkpoint);
    }

    private boolean isTaken(SignedCheckpoint checkpoint) {
        @Nullable SignedCheckpoint before = handOver.get();
        if (before != null && !before.equals(checkpoint) && witness.tell(before)) {
            handOver.compareAndSet(before, null);
        }
        boolean taken = witness.tell(checkpoint);
        if (taken) {
            handOver.compareAndSet(before, null);
        }
        return taken;
    }

    private void run() {
        try {
            while (true) {
                SignedCheckpoint checkpoint = newest.take();
                long wait = pause;
                while (!isTaken(checkpoint)) {
                    TimeUnit.MILLISECONDS.sleep(wait);
                    wait = Math.min(wait * 2, LONGEST_PAUSE);
                    @Nullable SignedCheckpoint newer = newest.poll();
                    checkpoint = newer == null ? checkpoint : newer;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        thread.stop();
    }
}
