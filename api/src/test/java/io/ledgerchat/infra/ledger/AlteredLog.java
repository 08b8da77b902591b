package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.LeafEntry;
import io.ledgerchat.infra.ledger.proof.StoredEvent;
import io.ledgerchat.infra.ledger.proof.StoredLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A log as it would be if somebody had changed the engine's files: the engine itself changes nothing that is written. */
final class AlteredLog implements StoredLog {
    private final StoredLog log;
    private final Map<Long, StoredEvent> instead = new HashMap<>();
    private final long end;

    private AlteredLog(StoredLog log, long end) {
        this.log = log;
        this.end = end;
    }

    static AlteredLog cutBehind(StoredLog log, long position) {
        return new AlteredLog(log, position);
    }

    static AlteredLog bitFlipped(StoredLog log, long position) {
        var altered = new AlteredLog(log, Long.MAX_VALUE);
        LeafEntry entry = altered.entry(position);
        byte[] payload = entry.payload();
        payload[payload.length / 2] ^= 1;
        altered.put(
                position,
                new LeafEntry(
                        entry.eventId(),
                        entry.aggregateType(),
                        entry.aggregateId(),
                        entry.sequence(),
                        entry.name(),
                        entry.revision(),
                        entry.epochMillis(),
                        payload,
                        entry.metadata()));
        return altered;
    }

    static AlteredLog swapped(StoredLog log, long one, long other) {
        var altered = new AlteredLog(log, Long.MAX_VALUE);
        LeafEntry first = altered.entry(one);
        altered.put(one, altered.entry(other));
        altered.put(other, first);
        return altered;
    }

    private LeafEntry entry(long position) {
        @Nullable
        LeafEntry entry = log.read(position - 1, position, 1).getFirst().entry();
        return Objects.requireNonNull(entry);
    }

    private void put(long position, LeafEntry entry) {
        instead.put(position, new StoredEvent(position, entry.eventId(), entry.name(), entry));
    }

    @Override
    public long head() {
        return Math.min(end, log.head());
    }

    @Override
    public long settled() {
        return head();
    }

    @Override
    public List<StoredEvent> read(long after, long upTo, int limit) {
        return log.read(after, Math.min(end, upTo), limit).stream()
                .map(event -> instead.getOrDefault(event.position(), event))
                .toList();
    }
}
