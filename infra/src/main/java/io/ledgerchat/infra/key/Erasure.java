package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One line of the erasure journal. It names the keys too: in a key database restored from before their making, the rows
 * that tell a tombstone from a loss have to be put back.
 */
public record Erasure(Subject subject, List<UUID> keys, Instant at) {
    public Erasure {
        keys = List.copyOf(keys);
    }
}
