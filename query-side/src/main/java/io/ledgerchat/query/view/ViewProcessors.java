package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fills the views, started with the application and stopped with it: what is missing first (see {@link FillingAtStart}),
 * then what readers see (see {@link RelationalViews} and {@link SearchViews}), and looks after it once a second.
 */
public final class ViewProcessors implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewProcessors.class);
    private static final Duration TEND = Duration.ofSeconds(1);

    private final List<View> views;
    private final LogPosition log;
    private final FillingAtStart filling;
    private final RelationalViews relational;
    private final SearchViews search;
    private final ReadYourWrites writes;
    private final Function<View, ViewRebuild> rebuilds;
    private final ChangeLock lock;
    private final AtomicBoolean running = new AtomicBoolean();

    private ViewProcessors(
            List<View> views,
            LogPosition log,
            FillingAtStart filling,
            RelationalViews relational,
            SearchViews search,
            ReadYourWrites writes,
            Function<View, ViewRebuild> rebuilds,
            ChangeLock lock) {
        this.views = views;
        this.log = log;
        this.filling = filling;
        this.relational = relational;
        this.search = search;
        this.writes = writes;
        this.rebuilds = rebuilds;
        this.lock = lock;
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
            ViewProcessorFactory factory,
            TokenStore tokens,
            TransactionManager transactions,
            String node,
            Duration bound) {
        var group = new ViewGroup(node, generations, tokens, transactions, factory, progress);
        var changes = new GroupChange(node, generations, group);
        var former = new FormerGenerations(generations);
        var alone = new LoneProcessors(factory);
        var inTables = only(RelationalView.class, views);
        var relational = new RelationalViews(inTables, generations, log, group, changes, alone);
        var search = new SearchViews(only(SearchView.class, views), generations, former, new LoneProcessors(factory));
        var lock = new ChangeLock();
        var switching = new ViewSwitch(relational, search, generations, former, lock);
        return new ViewProcessors(
                List.copyOf(views),
                log,
                new FillingAtStart(inTables, generations, log, factory, group, changes, former),
                relational,
                search,
                new ReadYourWrites(group, alone, bound),
                view -> new ViewRebuild(view, generations, log, factory, switching),
                lock);
    }

    private static <V extends View> List<V> only(Class<V> kind, List<View> views) {
        return views.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            filling.run(running::get);
            lock.holding(relational::open);
            // The search cluster may be away: it must not hold up the start.
            Thread.ofVirtual().name("search-views").start(() -> search.open(running::get));
            Thread.ofVirtual().name("views-tend").start(this::tend);
        }
    }

    private void tend() {
        while (running.get()) {
            Pause.of(TEND);
            try {
                lock.holding(this::tendOnce);
            } catch (RuntimeException failed) {
                LOG.warn("The views cannot be looked after at the moment: {}", failed.toString());
            }
        }
    }

    private void tendOnce() {
        if (!running.get() || relational.giveWay()) {
            return;
        }
        relational.follow();
        relational.heed();
        search.heed();
        relational.regroup();
        search.follow();
    }

    /** How far the start is with what it fills before the first request, in one line; empty when it fills nothing. */
    public Optional<String> filling() {
        return filling.progress();
    }

    /**
     * Waits until every relational view has passed the present head of the log, at most as long as a write waits.
     *
     * @return false when the bound was reached, or when a view cannot take an event and would not be passed in time; the
     *     caller answers all the same
     */
    public boolean awaitHead() throws InterruptedException {
        return writes.await(log.head());
    }

    /** Fills the next generation beside the live one, compares, and switches. */
    ViewRebuild rebuild(String viewName) {
        View view = views.stream()
                .filter(known -> known.name().equals(viewName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no view named " + viewName + "; known are "
                        + views.stream().map(View::name).toList()));
        if (lone(view).isEmpty() && relational.member(view).isEmpty()) {
            throw new IllegalStateException("View " + viewName + " is not filled at the moment");
        }
        return rebuilds.apply(view);
    }

    public List<View> views() {
        return views;
    }

    /** How far each view has come, in the order in which they were declared. */
    public List<ViewStatus> status() {
        long head = log.head().position().orElse(-1);
        long together = relational.groupPosition();
        return views.stream()
                .map(view -> lone(view)
                        .map(processor -> processor.status(head))
                        .orElseGet(() -> statusInGroup(view, together, head)))
                .toList();
    }

    private ViewStatus statusInGroup(View view, long together, long head) {
        Optional<Integer> generation =
                relational.member(view).map(member -> member.generation().number());
        boolean failing = generation.isEmpty() || relational.isGroupInError();
        long position = generation.isEmpty() ? -1 : together;
        return new ViewStatus(view.name(), view.version(), generation.orElse(null), position, head, failing);
    }

    private Optional<ViewProcessor> lone(View view) {
        return switch (view) {
            case RelationalView inTables -> relational.loneProcessor(inTables);
            case SearchView inIndex -> search.processor(inIndex);
        };
    }

    @Override
    public void stop() {
        if (running.compareAndSet(true, false)) {
            lock.holding(() -> {
                relational.stop();
                search.stop();
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
