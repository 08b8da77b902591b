package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes the bytes of deleted files, unless a hold keeps what is their owner's, or a conversation in which they were sent
 * along. The wish is kept in the vault, with the automation's place in the log, until the store has done it: a store that is
 * away holds nobody up, and is asked again.
 */
@Component
@ProcessingGroup("file-removal")
@DisallowReplay
public class WhenFileDeletedThenBytesAreRemoved {
    private static final Logger LOG = LoggerFactory.getLogger(WhenFileDeletedThenBytesAreRemoved.class);
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration STRANDED = Duration.ofHours(1);

    private final FileRemovals removals;
    private final FileStores stores;
    private final Clock clock;

    WhenFileDeletedThenBytesAreRemoved(FileRemovals removals, FileStores stores, Clock clock) {
        this.removals = removals;
        this.stores = stores;
        this.clock = clock;
    }

    @EventHandler
    void on(FileDeleted event) {
        removals.add(event.place(), event.owner().subject(), event.partOf(), event.deletedAt());
    }

    /** Removes what is due; what fails comes back in ten seconds, and in two minutes what was claimed by a node that died. */
    @Scheduled(fixedDelayString = "${ledgerchat.files.remove-every:PT5S}")
    public void removeDue() {
        var now = clock.instant();
        int failures = 0;
        for (var place : removals.claim(stores.sources(), now, now.plus(PATIENCE), AT_ONCE)) {
            try {
                removals.removeUnlessHeld(place, clock.instant(), () -> remove(place));
            } catch (IOException | RuntimeException failed) {
                if (failures++ == 0) { // a store that is away says the same of each
                    LOG.warn("Bytes of a deleted file could not be removed, it is tried again: {}", failed.toString());
                }
                removals.postpone(place, clock.instant().plus(PAUSE));
            }
        }
    }

    private void remove(FilePlace place) throws IOException {
        stores.of(place.source()).orElseThrow().delete(place.key());
    }

    /** Says which stores nobody empties, as none of the nodes that look into this log has them. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void tellStranded() {
        for (String source : removals.waitingSince(clock.instant().minus(STRANDED))) {
            if (stores.of(source).isEmpty()) {
                LOG.warn("Bytes of deleted files lie in {}, which is not configured any more", source);
            }
        }
    }
}
