package io.ledgerchat.infra.key;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.memory.MemorySetId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Erases a deleted account, what was remembered about it, and the conversations it had deleted before, for which no grace
 * period is left to wait. Those it deletes with itself have events of their own.
 */
@ProcessingGroup("key-destruction")
public final class WhenAccountDeletedThenKeysAreDestroyed {
    private final KeyDestruction keys;

    public WhenAccountDeletedThenKeysAreDestroyed(KeyDestruction keys) {
        this.keys = keys;
    }

    @EventHandler
    void on(AccountDeleted event) {
        keys.destroyUnlessHeld(event.accountId().subject(), event.accountId(), event.deletedAt());
        keys.destroyUnlessHeld(MemorySetId.of(event.accountId()).subject(), event.accountId(), event.deletedAt());
        keys.hasten(event.accountId(), event.deletedAt());
    }
}
