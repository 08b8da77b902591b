package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals for as long as the application runs, and tells the witness, if there is one. */
final class SealingThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealingThread.class);
    private static final long LONGEST_PAUSE = 10_000;

    private final LogSealing sealing;
    private final @Nullable WitnessThread witness;
    private final String origin;
    private final long pause;
    private final BackgroundThread thread = new BackgroundThread("ledger-sealing", this::run);

    SealingThread(LogSealing sealing, @Nullable WitnessThread witness, String origin, long pause) {
        this.sealing = sealing;
        this.witness = witness;
        this.origin = origin;
        this.pause = pause;
    }

    @Override
    public void start() {
        sealing.prepare(origin);
        if (witness != null) {
            witness.start();
        }
        thread.start();
    }

    private void run() {
        long wait = pause;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Optional<SignedCheckpoint> handedOver = sealing.handedOver();
                Optional<SignedCheckpoint> signed = sealing.seal();
                if (witness != null) {
                    handedOver.ifPresent(witness::tellHandOver);
                    signed.ifPresent(witness::tell);
                }
                wait = pause;
            } catch (RuntimeException failed) {
                wait = Math.min(wait * 2, LONGEST_PAUSE);
                LOG.error("The log could not be sealed; it is tried again in {} ms: {}", wait, failed.toString());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(wait);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        thread.stop();
        if (witness != null) {
            witness.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }
}
