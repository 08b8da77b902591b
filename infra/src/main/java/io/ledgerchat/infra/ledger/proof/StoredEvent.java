package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.event.LeafEncoder;
import io.ledgerchat.event.LeafEntry;
import io.ledgerchat.infra.verifier.Hash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in the log.
 *
 * @param position its number in the log
 * @param entry what is hashed; absent when what is stored is not how this application stores
 */
public record StoredEvent(
        long position,
        String eventId,
        String name,
        @Nullable LeafEntry entry) {
    static StoredEvent of(long position, LeafEntry entry) {
        return new StoredEvent(position, entry.eventId(), entry.name(), entry);
    }

    public Optional<Hash> leaf() {
        return Optional.ofNullable(entry).map(known -> Hash.of(LeafEncoder.leaf(known)));
    }

    @Override
    public String toString() {
        return "event " + eventId + " (" + name + ") at position " + position;
    }
}
