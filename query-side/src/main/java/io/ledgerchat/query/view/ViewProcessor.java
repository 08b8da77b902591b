package io.ledgerchat.query.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/** Fills views from the log: one generation that is built or lags, or the group of all that readers see. */
public final class ViewProcessor {
    private final String name;
    private final List<Filling> fillings;
    private final BoundedSource source;
    private final PooledStreamingEventProcessor processor;
    private final ViewProgress progress;
    private final DeadLetters deadLetters;
    private final DeadLetteringErrorHandler errors;
    /** When somebody last said what is to become of an event that the view waits at, as far as it was heard. */
    private volatile @Nullable Instant heard;

    ViewProcessor(
            String name,
            List<Filling> fillings,
            BoundedSource source,
            PooledStreamingEventProcessor processor,
            ViewProgress progress,
            DeadLetters deadLetters,
            DeadLetteringErrorHandler errors) {
        this.name = name;
        this.fillings = fillings;
        this.source = source;
        this.processor = processor;
        this.progress = progress;
        this.deadLetters = deadLetters;
        this.errors = errors;
    }

    String name() {
        return name;
    }

    /** The one view of a processor that fills no group. */
    Filling filling() {
        return fillings.getFirst();
    }

    /** Whether everything at or before {@code head} is in the view, waiting up to {@code bound}. */
    public boolean awaitPassed(TrackingToken head, Duration bound) {
        try {
            return await(head, bound);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean await(TrackingToken head, Duration bound) throws InterruptedException {
        return progress.await(name, head, bound, this::runsHere);
    }

    /** How far the view is, on whichever node it is filled. */
    Optional<TrackingToken> token() {
        return progress.position(name, runsHere());
    }

    /** Number of the last event in the view, -1 when there is none yet. */
    public long position() {
        return token().map(token -> token.position().orElse(-1)).orElse(-1L);
    }

    /** Whether this node fills it; otherwise another one does, or none at the moment. */
    boolean runsHere() {
        return !processor.processingStatus().isEmpty();
    }

    /** Whether its last attempt failed and it waits before it tries again. */
    public boolean isInError() {
        return processor.isError() || progress.isFailing(name);
    }

    /** The event that it waits at, if it does and it is known which one that is. */
    Optional<Obstacle> waitsAt() {
        return isInError() ? errors.obstacle() : Optional.empty();
    }

    /**
     * Tries again at once when somebody has said, on whichever node or at the command line, that the view should, or that it
     * may go on without an event. Of itself it tries after pauses that grow to a minute.
     */
    void heed() {
        if (!processor.isRunning() || !isInError()) {
            return;
        }
        @Nullable Instant before = heard;
        Instant word = deadLetters.lastWordOn(filling().name());
        heard = word;
        if (before != null && word.isAfter(before)) {
            stop();
            resume();
        }
    }

    /** How far the one view of a processor that fills no group has come in a log with that last event. */
    ViewStatus status(long head) {
        View view = filling().view();
        int generation = filling().generation().number();
        return new ViewStatus(view.name(), view.version(), generation, position(), head, isInError());
    }

    /** Reads no further than the event numbered {@code position}. */
    void limit(long position) {
        source.limit(position);
    }

    public void stop() {
        processor.shutDown();
    }

    void resume() {
        processor.start();
    }
}
