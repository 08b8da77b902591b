package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Fills the views, started with the application and stopped with it: the relational ones that readers see as one group,
 * the index, and what is being rebuilt or cannot take an event, each on its own.
 *
 * <p>A view whose live generation has an older version or lost its tables, or that has none, is filled first, with
 * progress in the log, and shown to readers when it has caught up. A view in the group that fails again and again leaves
 * it, so that the others go on; it comes back when it has caught up.
 */
public final class ViewProcessors implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewProcessors.class);
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration TEND = Duration.ofSeconds(1);

    private final List<View> views;
    private final Generations generations;
    private final LogPosition log;
    private final ViewProcessor.Factory factory;
    private final ViewGroup group;
    private final GroupChange changes;
    private final Duration bound;
    /** By view: what is filled on its own although readers see it. */
    private final Map<String, ViewProcessor> alone = new ConcurrentHashMap<>();

    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicBoolean running = new AtomicBoolean();
    private boolean letGo;
    private volatile @Nullable String filling;
    private @Nullable Obstacle told;

    private ViewProcessors(
            List<View> views,
            Generations generations,
            LogPosition log,
            ViewProcessor.Factory factory,
            ViewGroup group,
            GroupChange changes,
            Duration bound) {
        this.views = List.copyOf(views);
        this.generations = generations;
        this.log = log;
        this.factory = factory;
        this.group = group;
        this.changes = changes;
        this.bound = bound;
    }

    /**
     * @param node names this run of this node among those that fill the same views
     * @param bound how long a write waits for them at most
     */
    public static ViewProcessors of(
            List<View> views,
            Generations generations,
            ViewProgress progress,
            LogPosition log,
            ViewProcessor.Factory factory,
            TokenStore tokens,
            TransactionManager transactions,
            String node,
            Duration bound) {
        var group = new ViewGroup(node, generations, tokens, transactions, factory, progress);
        return new ViewProcessors(
                views, generations, log, factory, group, new GroupChange(node, generations, group), bound);
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            openRelational();
            // The search cluster may be away: it must not hold up the start.
            Thread.ofVirtual().name("search-views").start(this::openSearchViews);
            Thread.ofVirtual().name("views-tend").start(this::tend);
        }
    }

    private void openRelational() {
        boolean told = false;
        while (running.get() && !missing().isEmpty()) {
            if (changes.begin()) {
                try {
                    fill(missing());
                } finally {
                    changes.end();
                }
            } else {
                if (!told) {
                    LOG.info("Another node fills the views");
                    told = true;
                }
                Pause.of(SLICE);
            }
        }
        locked(this::openLive);
    }

    private List<View> missing() {
        return relational().stream()
                .filter(view -> generations
                        .live(view)
                        .filter(live ->
                                live.version() == view.version() && generations.isThere((RelationalView) view, live))
                        .isEmpty())
                .toList();
    }

    private List<View> relational() {
        return views.stream().filter(RelationalView.class::isInstance).toList();
    }

    /** Before the first request is served: readers see nothing, or an older version, until all have caught up. */
    private void fill(List<View> missing) {
        missing.forEach(view -> generations.forgetLost((RelationalView) view));
        group.join(relational());
        List<Filling> outdated = group.members().stream()
                .filter(filling ->
                        filling.generation().version() != filling.view().version())
                .toList();
        if (!outdated.isEmpty()) {
            changes.leave(outdated);
        }
        group.join(relational());
        List<ViewProcessor> building = missing.stream()
                .map(view -> factory.start(new Filling(view, generations.begin(view))))
                .toList();
        TrackingToken head = log.head();
        for (ViewProcessor processor : building) {
            while (!processor.awaitPassed(head, TEND)) {
                changes.keep();
                building.forEach(ViewProcessor::heed);
                tell(waiting(building).orElse(processor), head);
            }
            complete(processor);
        }
        joinPatiently(building);
        missing.forEach(view -> retireOld(view, 0));
        filling = null;
    }

    private static Optional<ViewProcessor> waiting(List<ViewProcessor> building) {
        return building.stream()
                .filter(processor -> processor.waitsAt().isPresent())
                .findFirst();
    }

    private void tell(ViewProcessor processor, TrackingToken head) {
        @Nullable Obstacle obstacle = processor.waitsAt().orElse(null);
        if (obstacle == null) {
            LOG.info("Filling view {}: {}", processor.name(), ViewRebuild.progress(processor, head));
        } else if (!obstacle.equals(told)) {
            LOG.error(
                    "Filling view {}: it cannot take an event ({}), and the start waits until it can; the command"
                            + " dead-letters says more, and can have it skipped",
                    processor.filling().name(),
                    obstacle);
        }
        told = obstacle;
        long all = Math.max(1, head.position().orElse(0));
        // Anybody may ask: how much was recorded is nobody's business.
        filling = "Filling view %s: %d %%%s"
                .formatted(
                        processor.filling().name(),
                        100 * Math.max(0, processor.position()) / all,
                        obstacle == null ? "" : "; it cannot take event " + obstacle.event());
    }

    /** How far the start is with what it fills before the first request, in one line; empty when it fills nothing. */
    public Optional<String> filling() {
        return Optional.ofNullable(filling);
    }

    /** Gives way to readers for as long as they read: a start does not fail because of them. */
    private void joinPatiently(List<ViewProcessor> building) {
        while (true) {
            try {
                changes.join(building);
                return;
            } catch (DataAccessException refused) {
                if (!running.get() || !ShownViews.areInTheWay(refused)) {
                    throw refused;
                }
                changes.keep();
                LOG.warn("The views are filled, but the former ones are still being read; waiting for their readers");
            }
        }
    }

    private void complete(ViewProcessor processor) {
        processor.stop();
        var completing = CompletableFuture.runAsync(() -> generations.complete(
                processor.filling().view(), processor.filling().generation(), false));
        while (!completing.isDone()) {
            changes.keep();
            Pause.of(SLICE);
        }
        completing.join();
        processor.resume();
    }

    /** Drops what readers do not see, except the generation of that number; those that are still read stay as well. */
    private void retireOld(View view, int kept) {
        for (Generation old : generations.of(view)) {
            if (!old.live() && old.number() != kept) {
                drop(view, old);
            }
        }
    }

    private void drop(View view, Generation old) {
        try {
            if (view instanceof SearchView search) {
                search.drop(old.place());
            }
            generations.drop(view, old);
        } catch (RuntimeException inUse) {
            LOG.warn("{} cannot be dropped; the next rebuild does it: {}", old.place(), inUse.toString());
        }
    }

    /** Fills what readers see, as the database says. */
    private void openLive() {
        group.join(relational());
        for (View view : relational()) {
            ViewProcessor before = alone.remove(view.name());
            if (before != null) {
                before.stop();
            }
            generations
                    .live(view)
                    .filter(live -> !live.grouped() && live.version() == view.version())
                    .ifPresent(live -> alone.put(view.name(), factory.start(new Filling(view, live))));
        }
    }

    private void openSearchViews() {
        for (View view : views) {
            if (view instanceof SearchView search) {
                openPatiently(search);
            }
        }
    }

    private void openPatiently(SearchView view) {
        Duration pause = Duration.ofMillis(500);
        while (running.get()) {
            try {
                open(view);
                return;
            } catch (RuntimeException away) {
                if (!running.get()) {
                    return;
                }
                LOG.warn("View {} cannot be opened yet: {}", view.name(), away.toString());
                Pause.of(pause);
                pause = pause.compareTo(Duration.ofSeconds(2)) < 0 ? pause.multipliedBy(2) : pause;
            }
        }
    }

    private void open(SearchView view) {
        Optional<Generation> current =
                generations.live(view).filter(generation -> generation.version() == view.version());
        boolean lost = current.filter(live -> !view.isPublished(live.place())).isPresent();
        if (lost) {
            LOG.warn("The index of view {} is gone; it is filled again from the first event on", view.name());
            retireOld(view, 0); // one that was begun is gone as well, and its token knows nothing of it
        }
        boolean anew = lost || current.isEmpty();
        Generation generation = anew ? showNew(view) : current.orElseThrow();
        alone.put(view.name(), factory.start(new Filling(view, generation)));
        if (anew) {
            retireOld(view, 0);
        }
    }

    /** Search may lag: what is there already can be found at once. */
    private Generation showNew(SearchView view) {
        Generation generation = generations.begin(view);
        view.create(generation.place());
        view.publish(generation.place());
        return generations.publish(view, generation);
    }

    private void tend() {
        while (running.get()) {
            Pause.of(TEND);
            try {
                locked(this::tendOnce);
            } catch (RuntimeException failed) {
                LOG.warn("The views cannot be looked after at the moment: {}", failed.toString());
            }
        }
    }

    private void tendOnce() {
        if (!running.get()) {
            return;
        }
        if (changes.areAnothers()) {
            if (!letGo) {
                letGo = true;
                group.stop();
                relational()
                        .forEach(view ->
                                Optional.ofNullable(alone.get(view.name())).ifPresent(ViewProcessor::stop));
            }
            return;
        }
        if (letGo || group.isOutdated()) {
            letGo = false;
            openLive();
        }
        alone.values().forEach(ViewProcessor::heed);
        Optional<Filling> culprit = group.culprit();
        List<ViewProcessor> recovered = recovered();
        if ((culprit.isPresent() || !recovered.isEmpty()) && changes.begin()) {
            try {
                culprit.ifPresent(filling -> {
                    LOG.error("View {} cannot take an event; the other views go on without it", filling.name());
                    changes.leave(List.of(filling));
                });
                if (culprit.isEmpty()) {
                    changes.join(recovered);
                }
            } finally {
                changes.end();
                openLive();
            }
        }
        followSearchViews();
    }

    /** Another node may have shown another generation, and dropped the one that is filled here. */
    private void followSearchViews() {
        for (View view : views) {
            ViewProcessor before = alone.get(view.name());
            if (view instanceof SearchView && before != null) {
                generations
                        .live(view)
                        .filter(live -> live.version() == view.version()
                                && live.number()
                                        != before.filling().generation().number())
                        .ifPresent(live -> {
                            alone.put(view.name(), factory.start(new Filling(view, live)));
                            before.stop();
                        });
            }
        }
    }

    private List<ViewProcessor> recovered() {
        TrackingToken head = log.head();
        return relational().stream()
                .map(view -> alone.get(view.name()))
                .filter(processor ->
                        processor != null && !processor.isInError() && processor.awaitPassed(head, Duration.ZERO))
                .toList();
    }

    /**
     * Waits until every relational view has passed the present head of the log, at most as long as a write waits.
     *
     * @return false when the bound was reached, or when a view cannot take an event and would not be passed in time; the
     *     caller answers all the same
     */
    public boolean awaitHead() throws InterruptedException {
        TrackingToken head = log.head();
        long deadline = System.nanoTime() + bound.toNanos();
        // In slices: the group, or what fills a view on its own, may be another one meanwhile.
        while (System.nanoTime() < deadline) {
            if (group.isEmpty() || group.awaitPassed(head, slice(deadline))) {
                List<ViewProcessor> lone = loneRelational();
                if (lone.stream().anyMatch(ViewProcessor::isInError)) {
                    return false;
                }
                if (passed(lone, head, deadline)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<ViewProcessor> loneRelational() {
        return alone.values().stream()
                .filter(processor -> processor.filling().view() instanceof RelationalView)
                .toList();
    }

    private static boolean passed(List<ViewProcessor> processors, TrackingToken head, long deadline)
            throws InterruptedException {
        for (ViewProcessor processor : processors) {
            if (!processor.await(head, slice(deadline))) {
                return false;
            }
        }
        return true;
    }

    private static Duration slice(long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        return left.compareTo(SLICE) < 0 ? left : SLICE;
    }

    /** Fills the next generation beside the live one, compares, and switches. */
    ViewRebuild rebuild(String viewName) {
        View view = views.stream()
                .filter(known -> known.name().equals(viewName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no view named " + viewName + "; known are "
                        + views.stream().map(View::name).toList()));
        if (!alone.containsKey(viewName) && group.member(view).isEmpty()) {
            throw new IllegalStateException("View " + viewName + " is not filled at the moment");
        }
        return new ViewRebuild(view, generations, log, factory, this);
    }

    /**
     * By how many rows or documents a generation that has caught up differs from the live one; -1 if that one lags, empty if
     * it was stopped.
     */
    OptionalLong compare(ViewProcessor building, boolean polite, ComparisonWatcher watcher) {
        View view = building.filling().view();
        if (view instanceof SearchView search) {
            ViewProcessor live = Objects.requireNonNull(alone.get(view.name()));
            try (IndexComparison both = changes.snapshotsOf(search, live, building)) {
                return both.differences(watcher);
            }
        }
        Optional<Filling> live = group.member(view);
        if (live.isEmpty()) {
            return OptionalLong.of(-1);
        }
        try (Snapshot snapshot = locked(() -> changes.snapshotWith(building, polite, this::openLive))) {
            return snapshot.differences(
                    (RelationalView) view,
                    live.get().generation(),
                    building.filling().generation(),
                    watcher);
        }
    }

    /** Lets readers see a generation that has caught up, and drops those before it; of these, the last one can be kept. */
    void publish(ViewProcessor building, boolean keepOld) {
        locked(() -> {
            View view = building.filling().view();
            int former = generations.live(view).map(Generation::number).orElse(0);
            if (view instanceof SearchView search) {
                search.publish(building.filling().place());
                Generation live = generations.publish(view, building.filling().generation());
                building.stop();
                ViewProcessor before = alone.put(view.name(), factory.start(new Filling(view, live)));
                if (before != null) {
                    before.stop();
                }
            } else {
                changes.awaitBegin();
                try {
                    changes.join(List.of(building));
                } finally {
                    changes.end();
                    openLive();
                }
            }
            retireOld(view, keepOld ? former : 0);
        });
    }

    private void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    private <R> R locked(java.util.function.Supplier<R> work) {
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }

    public List<View> views() {
        return views;
    }

    /** How far each view has come, in the order in which they were declared. */
    public List<ViewStatus> status() {
        long head = log.head().position().orElse(-1);
        long together = group.position();
        var status = new ArrayList<ViewStatus>();
        for (View view : views) {
            ViewProcessor processor = alone.get(view.name());
            Optional<Filling> member = group.member(view);
            status.add(
                    processor == null
                            ? new ViewStatus(
                                    view.name(),
                                    view.version(),
                                    member.map(filling -> filling.generation().number())
                                            .orElse(null),
                                    together,
                                    head,
                                    member.isEmpty() || group.isInError())
                            : new ViewStatus(
                                    view.name(),
                                    view.version(),
                                    processor.filling().generation().number(),
                                    processor.position(),
                                    head,
                                    processor.isInError()));
        }
        return status;
    }

    @Override
    public void stop() {
        if (running.compareAndSet(true, false)) {
            locked(() -> {
                group.stop();
                alone.values().forEach(ViewProcessor::stop);
                alone.clear();
            });
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** After the event store, before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
