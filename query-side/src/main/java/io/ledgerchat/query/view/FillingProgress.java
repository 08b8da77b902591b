package io.ledgerchat.query.view;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log, and whoever asks, how far a start is with the views that it fills, and at which event it waits. */
final class FillingProgress {
    private static final Logger LOG = LoggerFactory.getLogger(FillingProgress.class);

    private volatile @Nullable String line;
    private @Nullable Obstacle told;

    /** In one line; empty while nothing is filled. */
    Optional<String> line() {
        return Optional.ofNullable(line);
    }

    /** What waits at an event is told of before {@code next}, which has not yet passed {@code head}. */
    void tell(List<ViewProcessor> building, ViewProcessor next, TrackingToken head) {
        ViewProcessor processor = building.stream()
                .filter(one -> one.waitsAt().isPresent())
                .findFirst()
                .orElse(next);
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
        line = line(processor, head, obstacle);
    }

    /** Anybody may ask: how much was recorded is nobody's business. */
    private static String line(ViewProcessor processor, TrackingToken head, @Nullable Obstacle obstacle) {
        long all = Math.max(1, head.position().orElse(0));
        return "Filling view %s: %d %%%s"
                .formatted(
                        processor.filling().name(),
                        100 * Math.max(0, processor.position()) / all,
                        obstacle == null ? "" : "; it cannot take event " + obstacle.event());
    }

    void end() {
        line = null;
    }
}
