package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Fills the next generation of a view beside the live one, compares both at the same position, and switches readers
 * over. Interrupted at any point it leaves the live view as it was; started again it goes on where it stopped.
 */
public final class ViewRebuild {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration ALIGNMENT = Duration.ofMinutes(2);

    private final View view;
    private final GenerationProcessor live;
    private final Generations generations;
    private final LogPosition log;
    private final GenerationProcessor.Factory factory;
    private final Consumer<GenerationProcessor> replace;

    ViewRebuild(
            View view,
            GenerationProcessor live,
            Generations generations,
            LogPosition log,
            GenerationProcessor.Factory factory,
            Consumer<GenerationProcessor> replace) {
        this.view = view;
        this.live = live;
        this.generations = generations;
        this.log = log;
        this.factory = factory;
        this.replace = replace;
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
        GenerationProcessor building = factory.start(view, next);
        TrackingToken head = log.head();
        while (!building.awaitPassed(head, STEP)) {
            told.accept(next.place() + ": " + progress(building, head));
            head = log.head();
        }
        told.accept(next.place() + ": caught up, comparing");
        long differences = compare(building);
        if (view instanceof SearchView search) {
            search.publish(next.place());
        }
        Generation published = generations.publish(view, next);
        building.limit(Long.MAX_VALUE);
        building.resume();
        replace.accept(building);
        if (view instanceof SearchView search) {
            search.drop(live.generation().place());
        }
        generations.drop(view, live.generation());
        told.accept(next.place() + ": readers see it now");
        return new Outcome(published, differences);
    }

    private long compare(GenerationProcessor building) {
        building.stop();
        live.stop();
        long at = Math.max(building.position(), live.position());
        bringTo(building, at);
        bringTo(live, at);
        return switch (view) {
            case RelationalView relational ->
                generations.differences(relational, live.generation(), building.generation());
            case SearchView search ->
                Math.abs(search.count(live.generation().place())
                        - search.count(building.generation().place()));
        };
    }

    private static void bringTo(GenerationProcessor processor, long position) {
        if (processor.position() >= position) {
            return;
        }
        processor.limit(position);
        processor.resume();
        long deadline = System.nanoTime() + ALIGNMENT.toNanos();
        while (processor.position() < position && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        processor.stop();
    }

    static String progress(GenerationProcessor processor, TrackingToken head) {
        return "event " + Math.max(0, processor.position()) + " of "
                + head.position().orElse(0);
    }
}
