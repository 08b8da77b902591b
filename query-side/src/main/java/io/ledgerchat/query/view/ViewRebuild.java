package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.dao.DataAccessException;

/**
 * Fills the next generation of a view beside the live one, compares both as they were at the same event, and switches
 * readers over if the two are the same, or if that does not matter to who wanted it. Interrupted at any point it leaves
 * the live view as it was; started again it goes on where it stopped.
 */
final class ViewRebuild {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final View view;
    private final Generations generations;
    private final LogPosition log;
    private final ViewProcessorFactory factory;
    private final ViewSwitch readers;
    private final int former;

    ViewRebuild(View view, Generations generations, LogPosition log, ViewProcessorFactory factory, ViewSwitch readers) {
        this.view = view;
        this.generations = generations;
        this.log = log;
        this.factory = factory;
        this.readers = readers;
        this.former = live();
    }

    private int live() {
        return generations.live(view).map(Generation::number).orElse(0);
    }

    /** Whether readers see another generation by now than when this was begun. */
    boolean isShown() {
        return live() != former;
    }

    /**
     * What came of it.
     *
     * @param switched whether readers see the new generation; otherwise it is there beside the live one, to be looked at,
     *     until a next rebuild that accepts the differences takes it, or another drops it
     * @param differences rows (or documents) by which the two differed; -1 when they were not comparable
     */
    record Outcome(boolean switched, long differences, Generation generation) {}

    /** Follows a rebuild, and may end it. */
    interface Watcher extends ComparisonWatcher {
        /**
         * About once a second.
         *
         * @param state {@code filling} or {@code comparing}
         * @param position of the last event in the new generation
         * @return false to have it stopped; what is filled stays, and the next rebuild goes on from there
         */
        boolean goOn(String state, long position, long head);
    }

    /**
     * What was filled for readers and never shown to them is dropped.
     *
     * @throws DataAccessException when somebody reads it, for it must not be gone on with
     */
    void forgetUnpublished() {
        int live = live();
        for (Generation begun : generations.of(view)) {
            if (begun.number() > live) {
                if (view instanceof SearchView search) {
                    search.drop(begun.place());
                }
                generations.drop(view, begun);
            }
        }
    }

    /** Empty when it was stopped. */
    Optional<Outcome> run(Rebuild wanted, Watcher watcher, Pace pace) {
        Generation next = generations.begin(view);
        ViewProcessor building = factory.start(new Filling(view, next), pace);
        try {
            boolean catchesUp = fill(building, watcher, pace);
            if (catchesUp) {
                complete(building, pace.isPolite());
                catchesUp = fill(building, watcher, pace);
            }
            OptionalLong found = catchesUp
                            && watcher.goOn(
                                    "comparing",
                                    building.position(),
                                    log.head().position().orElse(-1))
                    ? readers.compare(building, pace.isPolite(), watcher)
                    : OptionalLong.empty();
            if (found.isEmpty()) {
                building.stop();
                return Optional.empty();
            }
            long differences = found.getAsLong();
            boolean switched = differences == 0 || wanted.acceptDifferences();
            if (switched) {
                readers.publish(building, wanted.keepOld());
            } else {
                building.stop();
            }
            return Optional.of(new Outcome(switched, differences, next));
        } catch (RuntimeException failed) {
            building.stop();
            throw failed;
        }
    }

    /** Until it has caught up; false when it was stopped before. */
    private boolean fill(ViewProcessor building, Watcher watcher, Pace pace) {
        TrackingToken head = log.head();
        while (!building.awaitPassed(head, STEP)) {
            if (!watcher.goOn("filling", building.position(), head.position().orElse(-1))) {
                return false;
            }
            building.heed();
            pace.adapt();
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
