package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views in PostgreSQL that readers see: filled as one group, and those that lag each on their own. A view in the group
 * that fails again and again leaves it, so that the others go on; it comes back when it has caught up.
 *
 * <p>The caller sees to it that one thread at a time changes them; asking where they are may be done by any.
 */
final class RelationalViews {
    private static final Logger LOG = LoggerFactory.getLogger(RelationalViews.class);

    private final List<RelationalView> views;
    private final Generations generations;
    private final LogPosition log;
    private final ViewGroup group;
    private final GroupChange changes;
    private final LoneProcessors alone;
    private boolean letGo;

    RelationalViews(
            List<RelationalView> views,
            Generations generations,
            LogPosition log,
            ViewGroup group,
            GroupChange changes,
            LoneProcessors alone) {
        this.views = views;
        this.generations = generations;
        this.log = log;
        this.group = group;
        this.changes = changes;
        this.alone = alone;
    }

    /** Fills what readers see, as the database says. */
    void open() {
        group.join(views);
        for (RelationalView view : views) {
            alone.forget(view);
            generations
                    .live(view)
                    .filter(live -> !live.grouped() && live.version() == view.version())
                    .ifPresent(live -> alone.fill(view, live));
        }
    }

    /** Whether another node is changing the group; what is filled here is stopped then. */
    boolean giveWay() {
        if (!changes.areAnothers()) {
            return false;
        }
        if (!letGo) {
            letGo = true;
            group.stop();
            alone.stop();
        }
        return true;
    }

    /** Another node may have changed the group, and be done with it. */
    void follow() {
        if (letGo || group.isOutdated()) {
            letGo = false;
            open();
        }
    }

    void heed() {
        alone.heed();
    }

    /** Takes the view that holds up the others out of the group; if there is none, those that have caught up come in. */
    void regroup() {
        Optional<Filling> culprit = group.culprit();
        List<ViewProcessor> recovered = recovered();
        if ((culprit.isPresent() || !recovered.isEmpty()) && changes.begin()) {
            try {
                culprit.ifPresentOrElse(this::leave, () -> changes.join(recovered));
            } finally {
                changes.end();
                open();
            }
        }
    }

    private void leave(Filling culprit) {
        LOG.error("View {} cannot take an event; the other views go on without it", culprit.name());
        changes.leave(List.of(culprit));
    }

    private List<ViewProcessor> recovered() {
        TrackingToken head = log.head();
        return views.stream()
                .map(alone::of)
                .flatMap(Optional::stream)
                .filter(processor -> !processor.isInError() && processor.awaitPassed(head, Duration.ZERO))
                .toList();
    }

    /** What fills the view on its own. */
    Optional<ViewProcessor> loneProcessor(RelationalView view) {
        return alone.of(view);
    }

    /** The view as one of the group. */
    Optional<Filling> member(View view) {
        return group.member(view);
    }

    /** Number of the last event in the views that are filled together; -1 when there is none yet. */
    long groupPosition() {
        return group.position();
    }

    boolean isGroupInError() {
        return group.isInError();
    }

    /** The tables of a generation that has caught up and of the group, as they are when both have taken the same events. */
    Snapshot snapshotWith(ViewProcessor building, boolean polite) {
        return changes.snapshotWith(building, polite, this::open);
    }

    /** Lets readers see a generation that has caught up, as one of the group. */
    void publish(ViewProcessor building) {
        changes.awaitBegin();
        try {
            changes.join(List.of(building));
        } finally {
            changes.end();
            open();
        }
    }

    void stop() {
        group.stop();
        alone.forgetAll();
    }
}
