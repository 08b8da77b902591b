package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fills the views: for each one a streaming processor of its own, started with the application and stopped with it.
 *
 * <p>A view whose live generation has an older version, or that has none, is filled first, with progress in the log, and
 * shown to readers when it has caught up.
 */
public final class ViewProcessors implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewProcessors.class);
    private static final Duration WRITE_BOUND = Duration.ofSeconds(2);

    private final List<View> views;
    private final Generations generations;
    private final ViewProgress progress;
    private final LogPosition log;
    private final GenerationProcessor.Factory factory;
    private final Map<String, GenerationProcessor> live = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();

    public ViewProcessors(
            List<View> views,
            Generations generations,
            ViewProgress progress,
            LogPosition log,
            GenerationProcessor.Factory factory) {
        this.views = List.copyOf(views);
        this.generations = generations;
        this.progress = progress;
        this.log = log;
        this.factory = factory;
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            views.stream().filter(RelationalView.class::isInstance).forEach(this::open);
            // The search cluster may be away: it must not hold up the start.
            Thread.ofVirtual().name("search-views").start(this::openSearchViews);
        }
    }

    private void openSearchViews() {
        for (View view : views) {
            if (view instanceof SearchView) {
                openPatiently(view);
            }
        }
    }

    private void openPatiently(View view) {
        long pause = 500;
        while (running.get()) {
            try {
                open(view);
                return;
            } catch (RuntimeException away) {
                LOG.warn("View {} cannot be opened yet: {}", view.name(), away.toString());
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
                pause = Math.min(pause * 2, 15_000);
            }
        }
    }

    private void open(View view) {
        Optional<Generation> current =
                generations.live(view).filter(generation -> generation.version() == view.version());
        if (current.isPresent()) {
            live.put(view.name(), factory.start(view, current.get()));
            return;
        }
        Generation fresh = generations.begin(view);
        GenerationProcessor processor = factory.start(view, fresh);
        live.put(view.name(), processor);
        if (view instanceof SearchView search) {
            // Search may lag: what is there already can be found at once.
            search.publish(fresh.place());
            retire(view, generations.publish(view, fresh));
            return;
        }
        TrackingToken head = log.head();
        while (!processor.awaitPassed(head, Duration.ofSeconds(2))) {
            LOG.info("Filling view {}: {}", fresh.place(), ViewRebuild.progress(processor, head));
        }
        retire(view, generations.publish(view, fresh));
    }

    private void retire(View view, Generation published) {
        for (Generation old : generations.of(view)) {
            if (old.number() != published.number()) {
                if (view instanceof SearchView search) {
                    search.drop(old.place());
                }
                generations.drop(view, old);
            }
        }
    }

    /**
     * Waits until every relational view has passed the present head of the log, at most two seconds.
     *
     * @return false when the bound was reached; the caller answers all the same
     */
    public boolean awaitHead() throws InterruptedException {
        TrackingToken head = log.head();
        long deadline = System.nanoTime() + WRITE_BOUND.toNanos();
        for (View view : views) {
            if (view instanceof RelationalView) {
                GenerationProcessor processor = live.get(view.name());
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (processor == null || !processor.awaitPassed(head, left)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Fills the next generation beside the live one, compares, and switches. */
    public ViewRebuild rebuild(String viewName) {
        View view = views.stream()
                .filter(known -> known.name().equals(viewName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no view named " + viewName + "; known are "
                        + views.stream().map(View::name).toList()));
        GenerationProcessor current = live.get(viewName);
        if (current == null) {
            throw new IllegalStateException("View " + viewName + " does not run on this node");
        }
        return new ViewRebuild(view, current, generations, log, factory, replacement -> {
            live.put(viewName, replacement);
            progress.forget(current.generation().place());
        });
    }

    public List<View> views() {
        return views;
    }

    /** How far each view has come, in the order in which they were declared. */
    public List<ViewStatus> status() {
        long head = log.head().position().orElse(-1);
        return views.stream().map(view -> status(view, head)).toList();
    }

    private ViewStatus status(View view, long head) {
        GenerationProcessor processor = live.get(view.name());
        return processor == null
                ? new ViewStatus(view.name(), view.version(), null, -1, head, true)
                : new ViewStatus(
                        view.name(),
                        view.version(),
                        processor.generation().number(),
                        processor.position(),
                        head,
                        processor.isInError());
    }

    @Override
    public void stop() {
        if (running.compareAndSet(true, false)) {
            live.values().forEach(GenerationProcessor::stop);
            live.clear();
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
