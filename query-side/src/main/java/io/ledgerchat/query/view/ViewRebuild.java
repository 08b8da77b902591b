package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackingToken;

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

    /** @param told gets a line of progress about once a second */
    public Outcome run(Consumer<String> told) {
        Generation next = generations.begin(view);
        ViewProcessor building = factory.start(new Filling(view, next));
        try {
            TrackingToken head = log.head();
            while (!building.awaitPassed(head, STEP)) {
                told.accept(next.place() + ": " + progress(building, head));
                head = log.head();
            }
            told.accept(next.place() + ": caught up, comparing");
            long differences = processors.compare(building);
            Generation published = processors.publish(building);
            told.accept(next.place() + ": readers see it now");
            return new Outcome(published, differences);
        } catch (RuntimeException failed) {
            building.stop();
            throw failed;
        }
    }

    static String progress(ViewProcessor processor, TrackingToken head) {
        return "event " + Math.max(0, processor.position()) + " of "
                + head.position().orElse(0);
    }
}
