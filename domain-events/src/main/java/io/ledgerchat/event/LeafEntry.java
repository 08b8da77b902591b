package io.ledgerchat.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one event: exactly what is stored, without the place the store gave it.
 *
 * <p>{@code payload} is the stored bytes, never a re-serialised form. An event of no aggregate has neither type nor
 * identifier and sequence 0; stores that invent them (Axon's relational engines repeat the event's id, Axon Server gives
 * empty texts) must be translated before, or the same log has two roots.
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record LeafEntry(
        String eventId,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        long sequence,
        String name,
        @Nullable String revision,
        long epochMillis,
        byte[] payload,
        Map<String, String> metadata) {
    public LeafEntry {
        payload = payload.clone();
        metadata = Map.copyOf(metadata);
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LeafEntry that
                && eventId.equals(that.eventId)
                && Objects.equals(aggregateType, that.aggregateType)
                && Objects.equals(aggregateId, that.aggregateId)
                && sequence == that.sequence
                && name.equals(that.name)
                && Objects.equals(revision, that.revision)
                && epochMillis == that.epochMillis
                && Arrays.equals(payload, that.payload)
                && metadata.equals(that.metadata);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    @Override
    public String toString() {
        return "LeafEntry[" + eventId + ", " + name + "]";
    }
}
