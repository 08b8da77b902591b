package io.ledgerchat.command.file;

import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sweeps up what crashed uploads left: bytes whose intent is older than a day and which no file in the log lies
 * at.
 */
@Component
public class WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved {
    private static final Logger LOG =
            LoggerFactory.getLogger(WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved.class);
    private static final int AT_ONCE = 200;

    private final UploadIntents intents;
    private final UnfinishedUploads unfinished;
    private final Clock clock;
    private final Duration age;

    WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved(
            UploadIntents intents,
            UnfinishedUploads unfinished,
            Clock clock,
            @Value("${ledgerchat.files.sweep-age:P1D}") Duration age) {
        this.intents = intents;
        this.unfinished = unfinished;
        this.clock = clock;
        this.age = age;
    }

    @Scheduled(
            fixedDelayString = "${ledgerchat.files.sweep-every:PT1H}",
            initialDelayString = "${ledgerchat.files.sweep-first:PT1M}")
    void sweep() {
        sweep(clock.instant().minus(age));
    }

    /** Sweeps what began before this moment, each place once, and says how many were emptied. */
    public int sweep(Instant before) {
        int removed = 0;
        @Nullable UploadIntent last = null;
        for (var page = intents.olderThan(before, null, AT_ONCE);
                !page.isEmpty();
                page = intents.olderThan(before, last, AT_ONCE)) {
            for (var intent : page) {
                removed += sweep(intent) ? 1 : 0;
            }
            last = page.getLast();
        }
        return removed;
    }

    /** One that cannot be swept at this moment keeps no other waiting. */
    private boolean sweep(UploadIntent intent) {
        try {
            return unfinished.settle(intent);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("An unfinished upload could not be swept, it is tried again: {}", failed.toString());
            return false;
        }
    }
}
