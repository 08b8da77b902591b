package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Fills the relational views of which readers see no generation of the present version, or whose tables are lost. Before
 * the first request is served: readers see nothing, or an older version, until all have caught up.
 */
final class FillingAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(FillingAtStart.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final List<RelationalView> views;
    private final Generations generations;
    private final LogPosition log;
    private final ViewProcessorFactory factory;
    private final ViewGroup group;
    private final GroupChange changes;
    private final FormerGenerations former;
    private final FillingProgress progress = new FillingProgress();

    FillingAtStart(
            List<RelationalView> views,
            Generations generations,
            LogPosition log,
            ViewProcessorFactory factory,
            ViewGroup group,
            GroupChange changes,
            FormerGenerations former) {
        this.views = views;
        this.generations = generations;
        this.log = log;
        this.factory = factory;
        this.group = group;
        this.changes = changes;
        this.former = former;
    }

    /** How far it is, in one line; empty when it fills nothing. */
    Optional<String> progress() {
        return progress.line();
    }

    /** Until nothing is missing, here or by another node, or for as long as {@code wanted}. */
    void run(BooleanSupplier wanted) {
        boolean told = false;
        while (wanted.getAsBoolean() && !missing().isEmpty()) {
            if (changes.begin()) {
                try {
                    fill(missing(), wanted);
                } finally {
                    changes.end();
                }
            } else {
                if (!told) {
                    LOG.info("Another node fills the views");
                    told = true;
                }
                Pause.of(LOOK);
            }
        }
    }

    private List<RelationalView> missing() {
        return views.stream()
                .filter(view -> generations
                        .live(view)
                        .filter(live -> live.version() == view.version() && generations.isThere(view, live))
                        .isEmpty())
                .toList();
    }

    private void fill(List<RelationalView> missing, BooleanSupplier wanted) {
        missing.forEach(generations::forgetLost);
        leaveOutdated();
        List<ViewProcessor> building = missing.stream()
                .map(view -> factory.start(new Filling(view, generations.begin(view))))
                .toList();
        TrackingToken head = log.head();
        for (ViewProcessor processor : building) {
            while (!processor.awaitPassed(head, STEP)) {
                changes.keep();
                building.forEach(ViewProcessor::heed);
                progress.tell(building, processor, head);
            }
            complete(processor);
        }
        join(building, wanted);
        missing.forEach(former::drop);
        progress.end();
    }

    /** What this node has the code for goes on being filled together. */
    private void leaveOutdated() {
        group.join(views);
        List<Filling> outdated = group.members().stream()
                .filter(filling ->
                        filling.generation().version() != filling.view().version())
                .toList();
        if (!outdated.isEmpty()) {
            changes.leave(outdated);
        }
        group.join(views);
    }

    private void complete(ViewProcessor processor) {
        processor.stop();
        var completing = CompletableFuture.runAsync(() -> generations.complete(
                processor.filling().view(), processor.filling().generation(), false));
        while (!completing.isDone()) {
            changes.keep();
            Pause.of(LOOK);
        }
        completing.join();
        processor.resume();
    }

    /** Gives way to readers for as long as they read: a start does not fail because of them. */
    private void join(List<ViewProcessor> building, BooleanSupplier wanted) {
        while (true) {
            try {
                changes.join(building);
                return;
            } catch (DataAccessException refused) {
                if (!wanted.getAsBoolean() || !ShownViews.areInTheWay(refused)) {
                    throw refused;
                }
                changes.keep();
                LOG.warn("The views are filled, but the former ones are still being read; waiting for their readers");
            }
        }
    }
}
