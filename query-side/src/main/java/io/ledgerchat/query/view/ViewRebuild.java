package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Fills the next generation of a view beside the live one, compares both as they were at the same event, and switches
 * readers over. Interrupted at any point it leaves the live view as it was; started again it goes on where it stopped.
 */
public final class ViewRebuild {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final View view;
    private final Generations generations;
    private final LogPosition log;
    private final ViewProcessor.Factory factory;
    private final ViewProcessors processors;

    ViewRebuild(
            View view,
            Generations generations,
            LogPosition log,
            ViewProcessor.Factory factory,
            ViewProcessors processors) {
        this.view = view;
        this.generations = generations;
        this.log = log;
        this.factory = factory;
        this.processors = processors;
    }

    /**
     * How it ended.
     *
     * @param differences rows (or documents) by which the two generations differed; -1 when they were not comparable
     */
    public record Outcome(Generation published, long differences) {}

    /** Follows a rebuild, and may end it. */
    interface Watcher {
        /**
         * About once a second.
         *
         * @param state {@code filling} or {@code comparing}
         * @param position of the last event in the new generation
         * @return false to have it stopped; what is filled stays, and the next rebuild goes on from there
         */
        boolean goOn(String state, long position, long head);
    }

    /** @param told gets a line of progress about once a second */
    public Outcome run(Consumer<String> told) {
        return run(
                        (state, position, head) -> {
                            told.accept(view.name() + ": " + state + ", event " + position + " of " + head);
                            return true;
                        },
                        null)
                .orElseThrow();
    }

    /** Empty when it was stopped. */
    Optional<Outcome> run(Watcher watcher, @Nullable Pace pace) {
        Generation next = generations.begin(view);
        var filling = new Filling(view, next);
        ViewProcessor building = pace == null ? factory.start(filling) : factory.start(filling, pace);
        try {
            boolean catchesUp = fill(building, watcher, pace);
            if (catchesUp) {
                complete(building, pace != null && pace.isPolite());
                catchesUp = fill(building, watcher, pace);
            }
            if (!catchesUp
                    || !watcher.goOn(
                            "comparing",
                            building.position(),
                            log.head().position().orElse(-1))) {
                building.stop();
                return Optional.empty();
            }
            long differences = processors.compare(building);
            return Optional.of(new Outcome(processors.publish(building), differences));
        } catch (RuntimeException failed) {
            building.stop();
            throw failed;
        }
    }

    /** Until it has caught up; false when it was stopped before. */
    private boolean fill(ViewProcessor building, Watcher watcher, @Nullable Pace pace) {
        TrackingToken head = log.head();
        while (!building.awaitPassed(head, STEP)) {
            if (!watcher.goOn("filling", building.position(), head.position().orElse(-1))) {
                return false;
            }
            if (pace != null) {
                pace.adapt();
            }
            head = log.head();
        }
        return true;
    }

    private void complete(ViewProcessor building, boolean polite) {
        building.stop();
        generations.complete(view, building.filling().generation(), polite);
        building.resume();
    }

    static String progress(ViewProcessor processor, TrackingToken head) {
        return "event " + Math.max(0, processor.position()) + " of "
                + head.position().orElse(0);
    }
}
