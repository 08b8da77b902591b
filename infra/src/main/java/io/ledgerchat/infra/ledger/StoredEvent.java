package io.ledgerchat.infra.ledger;

import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.jspecify.annotations.Nullable;

/** An event as it stands in the log. Axon's own entry reads its time anew for everyone who asks. */
final class StoredEvent extends GenericDomainEventEntry<byte[]> {
    private final Instant time;

    /** @param aggregate absent for what happened to none */
    StoredEvent(
            @Nullable String aggregateType,
            @Nullable String aggregate,
            long sequenceNumber,
            String id,
            String time,
            String payloadType,
            String payloadRevision,
            byte[] payload,
            byte[] metaData) {
        super(aggregateType, aggregate, sequenceNumber, id, time, payloadType, payloadRevision, payload, metaData);
        @Nullable Instant read = InstantReader.read(time);
        this.time = read == null ? DateTimeUtils.parseInstant(time) : read;
    }

    @Override
    public Instant getTimestamp() {
        return time;
    }
}
