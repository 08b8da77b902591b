package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.List;

/** Brings generations and the group of live views to the same event, to compare them or to change the members. */
final class GroupChange {
    private static final Duration ALIGNMENT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(5);

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
        return generations.hold(node);
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
        generations.release(node);
    }

    boolean areAnothers() {
        return generations.isHeldByAnother(node);
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
    Snapshot snapshotWith(ViewProcessor building, Runnable goOn) {
        awaitBegin();
        try {
            align(List.of(building));
            return generations.snapshot();
        } finally {
            building.limit(Long.MAX_VALUE);
            building.resume();
            end();
            goOn.run();
        }
    }

    /** Documents are counted: two indexes hold the same number of them after the same events. */
    long compare(SearchView view, ViewProcessor live, ViewProcessor building) {
        building.stop();
        live.stop();
        long at = Math.max(building.position(), live.position());
        bringTo(building, at);
        bringTo(live, at);
        try {
            return Math.abs(view.count(live.filling().place())
                    - view.count(building.filling().place()));
        } finally {
            for (ViewProcessor processor : List.of(live, building)) {
                processor.limit(Long.MAX_VALUE);
                processor.resume();
            }
        }
    }

    private void align(List<ViewProcessor> joining) {
        joining.forEach(ViewProcessor::stop);
        long furthest =
                joining.stream().mapToLong(ViewProcessor::position).max().orElse(-1);
        long deadline = deadline();
        while (!group.isEmpty() && group.position() < furthest) {
            expectBefore(deadline, "The views that readers see do not go on");
            Pause.of(LOOK);
        }
        group.stop();
        keep();
        group.claim();
        long at = group.isEmpty() ? furthest : group.position();
        for (ViewProcessor processor : joining) {
            bringTo(processor, at);
            group.claim(processor.name());
        }
        keep();
    }

    private void bringTo(ViewProcessor processor, long position) {
        if (processor.position() >= position) {
            return;
        }
        processor.limit(position);
        processor.resume();
        long deadline = deadline();
        while (processor.position() < position) {
            expectBefore(deadline, "View " + processor.name() + " does not go on");
            Pause.of(LOOK);
        }
        processor.stop();
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
