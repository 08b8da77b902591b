package io.ledgerchat.query.view;

import java.util.Optional;
import java.util.OptionalLong;

/** Compares a generation that has caught up with the one that readers see, and lets them see it instead. */
final class ViewSwitch {
    private final RelationalViews relational;
    private final SearchViews search;
    private final Generations generations;
    private final FormerGenerations former;
    private final ChangeLock lock;

    ViewSwitch(
            RelationalViews relational,
            SearchViews search,
            Generations generations,
            FormerGenerations former,
            ChangeLock lock) {
        this.relational = relational;
        this.search = search;
        this.generations = generations;
        this.former = former;
        this.lock = lock;
    }

    /**
     * By how many rows or documents the two differ; -1 if the live one lags, empty if it was stopped.
     *
     * @param polite whether one processor is enough for it
     */
    OptionalLong compare(ViewProcessor building, boolean polite, ComparisonWatcher watcher) {
        return switch (building.filling().view()) {
            case RelationalView view -> compare(view, building, polite, watcher);
            case SearchView view -> search.compare(view, building, watcher);
        };
    }

    private OptionalLong compare(
            RelationalView view, ViewProcessor building, boolean polite, ComparisonWatcher watcher) {
        Optional<Filling> live = relational.member(view);
        if (live.isEmpty()) {
            return OptionalLong.of(-1);
        }
        try (Snapshot snapshot = lock.holding(() -> relational.snapshotWith(building, polite))) {
            return snapshot.differences(
                    view, live.get().generation(), building.filling().generation(), watcher);
        }
    }

    /** Drops the generations that readers saw before; the last of these can be kept. */
    void publish(ViewProcessor building, boolean keepOld) {
        lock.holding(() -> {
            View view = building.filling().view();
            int shown = generations.live(view).map(Generation::number).orElse(0);
            switch (view) {
                case RelationalView relationalView -> relational.publish(building);
                case SearchView searchView -> search.publish(searchView, building);
            }
            if (keepOld) {
                former.dropExcept(view, shown);
            } else {
                former.drop(view);
            }
        });
    }
}
