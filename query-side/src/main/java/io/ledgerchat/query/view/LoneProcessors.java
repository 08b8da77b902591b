package io.ledgerchat.query.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processors of views that readers see and that are each filled on their own.
 *
 * <p>Thread-safe, as long as one thread at a time changes what fills a view.
 */
final class LoneProcessors {
    private final ViewProcessorFactory factory;
    private final Map<String, ViewProcessor> byView = new ConcurrentHashMap<>();

    LoneProcessors(ViewProcessorFactory factory) {
        this.factory = factory;
    }

    Optional<ViewProcessor> of(View view) {
        return Optional.ofNullable(byView.get(view.name()));
    }

    List<ViewProcessor> all() {
        return List.copyOf(byView.values());
    }

    /** Fills this generation from now on, and no longer the one before. */
    void fill(View view, Generation generation) {
        ViewProcessor before = byView.put(view.name(), factory.start(new Filling(view, generation)));
        if (before != null) {
            before.stop();
        }
    }

    /** Stops filling the view, and forgets that it did. */
    void forget(View view) {
        ViewProcessor before = byView.remove(view.name());
        if (before != null) {
            before.stop();
        }
    }

    void forgetAll() {
        stop();
        byView.clear();
    }

    /** Stops filling, to go on or to be forgotten later. */
    void stop() {
        byView.values().forEach(ViewProcessor::stop);
    }

    /** Has those that wait at an event try again at once, if somebody said so. */
    void heed() {
        byView.values().forEach(ViewProcessor::heed);
    }
}
