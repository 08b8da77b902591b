package io.ledgerchat.infra.key;

import io.ledgerchat.event.file.FileEvent.FileDeleted;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Erases what is left of a deleted file, its name: after the grace period, or at once if it expired or went with its account;
 * never while its owner
 * is held, or a conversation in which it was sent along. May see every event again at any time, and sees the old ones at its first start.
 */
@ProcessingGroup("key-destruction")
public final class WhenFileDeletedThenKeyIsDestroyedLater {
    private final KeyDestruction keys;
    private final Duration grace;

    public WhenFileDeletedThenKeyIsDestroyedLater(KeyDestruction keys, Duration grace) {
        this.keys = keys;
        this.grace = grace;
    }

    @EventHandler
    void on(FileDeleted event) {
        var subject = event.fileId().subject();
        switch (event.reason()) {
            case "expired", "account", "retention" ->
                keys.destroyUnlessHeld(subject, event.owner(), event.partOf(), event.deletedAt());
            default ->
                keys.schedule(
                        subject,
                        event.owner(),
                        event.partOf(),
                        event.deletedAt().plus(grace),
                        event.reason());
        }
    }
}
