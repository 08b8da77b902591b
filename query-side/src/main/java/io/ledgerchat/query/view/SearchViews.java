package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views in Elasticsearch, each filled on its own by whichever node comes first. They may lag: what is there already
 * can be found at once.
 */
final class SearchViews {
    private static final Logger LOG = LoggerFactory.getLogger(SearchViews.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final List<SearchView> views;
    private final Generations generations;
    private final FormerGenerations former;
    private final LoneProcessors processors;

    SearchViews(List<SearchView> views, Generations generations, FormerGenerations former, LoneProcessors processors) {
        this.views = views;
        this.generations = generations;
        this.former = former;
        this.processors = processors;
    }

    /** Opens each as soon as the search cluster is there, for as long as {@code wanted}. */
    void open(BooleanSupplier wanted) {
        views.forEach(view -> openPatiently(view, wanted));
    }

    private void openPatiently(SearchView view, BooleanSupplier wanted) {
        Duration pause = FIRST_PAUSE;
        while (wanted.getAsBoolean()) {
            try {
                open(view);
                if (!wanted.getAsBoolean()) { // all were stopped while it was opened
                    processors.forget(view);
                }
                return;
            } catch (RuntimeException away) {
                if (!wanted.getAsBoolean()) {
                    return;
                }
                LOG.warn("View {} cannot be opened yet: {}", view.name(), away.toString());
                Pause.of(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            }
        }
    }

    private void open(SearchView view) {
        Optional<Generation> current = live(view);
        boolean lost = current.filter(live -> !view.isPublished(live.place())).isPresent();
        if (lost) {
            LOG.warn("The index of view {} is gone; it is filled again from the first event on", view.name());
            former.drop(view); // one that was begun is gone as well, and its token knows nothing of it
        }
        boolean anew = lost || current.isEmpty();
        processors.fill(view, anew ? showNew(view) : current.orElseThrow());
        if (anew) {
            former.drop(view);
        }
    }

    private Generation showNew(SearchView view) {
        Generation generation = generations.begin(view);
        view.create(generation.place());
        view.publish(generation.place());
        return generations.publish(view, generation);
    }

    /** The one of this version that readers see. */
    private Optional<Generation> live(SearchView view) {
        return generations.live(view).filter(live -> live.version() == view.version());
    }

    Optional<ViewProcessor> processor(SearchView view) {
        return processors.of(view);
    }

    void heed() {
        processors.heed();
    }

    /** Another node may have shown another generation, and dropped the one that is filled here. */
    void follow() {
        for (SearchView view : views) {
            processors
                    .of(view)
                    .map(processor -> processor.filling().generation().number())
                    .ifPresent(filled -> live(view)
                            .filter(live -> live.number() != filled)
                            .ifPresent(live -> processors.fill(view, live)));
        }
    }

    /** By how many documents a generation that has caught up differs from the live one; empty if it was stopped. */
    OptionalLong compare(SearchView view, ViewProcessor building, ComparisonWatcher watcher) {
        ViewProcessor live = processors.of(view).orElseThrow();
        try (IndexComparison both = GroupChange.snapshotsOf(view, live, building)) {
            return both.differences(watcher);
        }
    }

    /** Lets readers find a generation that has caught up. */
    void publish(SearchView view, ViewProcessor building) {
        view.publish(building.filling().place());
        Generation live = generations.publish(view, building.filling().generation());
        building.stop();
        processors.fill(view, live);
    }

    void stop() {
        processors.forgetAll();
    }
}
