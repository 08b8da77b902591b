package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackingToken;

/** Brings generations and the group of live views to the same event, to compare them or to change the members. */
final class GroupChange {
    private static final Duration ALIGNMENT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final String node;
    private final Generations generations;
    private final ViewGroup group;

    GroupChange(String node, Generations generations, ViewGroup group) {
        this.node = node;
        this.generations = generations;
        this.group = group;
    }

    /** Takes the right to change the group; false when another node has it. */
    boolean begin() {
        return generations.group().hold(node);
    }

    void awaitBegin() {
        long deadline = deadline();
        while (!begin()) {
            expectBefore(deadline, "Another node is changing the views");
            Pause.of(Duration.ofMillis(100));
        }
    }

    void keep() {
        if (!begin()) {
            throw new IllegalStateException("Another node is changing the views");
        }
    }

    void end() {
        generations.group().release(node);
    }

    boolean areAnothers() {
        return generations.group().isHeldByAnother(node);
    }

    /** The generations become members of the group and what readers see. The group is stopped after it. */
    void join(List<ViewProcessor> joining) {
        align(joining);
        group.change(joining.stream().map(ViewProcessor::filling).toList(), List.of());
    }

    /** The members go on by themselves from where the group is. The group is stopped after it. */
    void leave(List<Filling> leaving) {
        group.stop();
        group.claim();
        group.change(List.of(), leaving);
    }

    /** The tables as they are when both have taken the same events; both go on at once. */
    Snapshot snapshotWith(ViewProcessor building, boolean polite, Runnable goOn) {
        awaitBegin();
        try {
            align(List.of(building));
            return generations.snapshot(polite);
        } finally {
            building.limit(Long.MAX_VALUE);
            building.resume();
            end();
            goOn.run();
        }
    }

    /** The indexes as they are when both have taken the same events; both go on at once. */
    static IndexComparison snapshotsOf(SearchView view, ViewProcessor live, ViewProcessor building) {
        List<ViewProcessor> both = List.of(live, building);
        try {
            both.forEach(ViewProcessor::stop);
            furthest(both).ifPresent(end -> bringTogether(both, end, () -> {}));
            return view.compare(live.filling().place(), building.filling().place());
        } finally {
            for (ViewProcessor processor : both) {
                processor.limit(Long.MAX_VALUE);
                processor.resume();
            }
        }
    }

    private void align(List<ViewProcessor> joining) {
        joining.forEach(ViewProcessor::stop);
        Optional<TrackingToken> furthest = furthest(joining);
        long deadline = deadline();
        while (!group.isEmpty() && group.position() < number(furthest)) {
            expectBefore(deadline, "The views that readers see do not go on");
            Pause.of(LOOK);
        }
        group.stop();
        keep();
        group.claim();
        List<ViewProcessor> all =
                Stream.concat(group.processor().stream(), joining.stream()).toList();
        (group.isEmpty() ? furthest : group.token()).ifPresent(end -> bringTogether(all, end, this::keep));
        group.claim();
        joining.forEach(processor -> group.claim(processor.name()));
        keep();
    }

    /**
     * Has stopped processors take the same events, up to the number of {@code end} and no further. The same number is not
     * enough: an event that was committed late may have come into one of them and not yet into the other. What counts is
     * that nothing is open in any of them while all of them stand still.
     *
     * @param meanwhile runs now and then
     */
    static void bringTogether(List<ViewProcessor> processors, TrackingToken end, Runnable meanwhile) {
        long deadline = deadline();
        List<ViewProcessor> behind = behind(processors, end);
        while (!behind.isEmpty()) {
            expectBefore(deadline, "The views do not come to the same event");
            meanwhile.run();
            behind.forEach(processor -> bringCloser(processor, end));
            behind = behind(processors, end);
        }
    }

    private static List<ViewProcessor> behind(List<ViewProcessor> processors, TrackingToken end) {
        return processors.stream()
                .filter(processor -> !processor.awaitPassed(end, Duration.ZERO))
                .toList();
    }

    /** For a moment only: a stream that holds back what lies behind the end does not see what is committed late before it. */
    private static void bringCloser(ViewProcessor processor, TrackingToken end) {
        processor.limit(end.position().orElse(-1));
        processor.resume();
        processor.awaitPassed(end, MOMENT);
        processor.stop();
    }

    private static Optional<TrackingToken> furthest(List<ViewProcessor> processors) {
        return processors.stream()
                .map(ViewProcessor::token)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(token -> token.position().orElse(-1)));
    }

    private static long number(Optional<TrackingToken> token) {
        return token.map(known -> known.position().orElse(-1)).orElse(-1L);
    }

    private static long deadline() {
        return System.nanoTime() + ALIGNMENT.toNanos();
    }

    private static void expectBefore(long deadline, String otherwise) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(otherwise);
        }
    }
}
