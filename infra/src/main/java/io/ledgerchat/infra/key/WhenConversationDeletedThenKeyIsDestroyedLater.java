package io.ledgerchat.infra.key;

import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Erases a deleted conversation: after the grace period if its owner deleted it, at once if it expired, was kept long
 * enough, or went with its account. May see every event again at any time, and sees the old ones at its first start.
 */
@ProcessingGroup("key-destruction")
public final class WhenConversationDeletedThenKeyIsDestroyedLater {
    /** How long an owner's deletion can still be regretted, unless configured otherwise. */
    public static final Duration GRACE = Duration.ofDays(30);

    private final KeyDestruction keys;
    private final Duration grace;

    public WhenConversationDeletedThenKeyIsDestroyedLater(KeyDestruction keys, Duration grace) {
        this.keys = keys;
        this.grace = grace;
    }

    @EventHandler
    void on(ConversationDeleted event) {
        var subject = event.conversationId().subject();
        switch (event.reason()) {
            case "expired", "account", "retention" -> keys.destroyUnlessHeld(subject, event.owner(), event.deletedAt());
            default ->
                keys.schedule(
                        subject, event.owner(), List.of(), event.deletedAt().plus(grace), event.reason());
        }
    }
}
