package io.ledgerchat.infra.ledger;

import io.ledgerchat.query.view.LogPosition;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Positions in the log on Axon Server, which hands them out at commit, without gaps. */
final class AxonServerLogPosition implements LogPosition {
    private final EventStore events;

    AxonServerLogPosition(EventStore events) {
        this.events = events;
    }

    @Override
    public TrackingToken head() {
        @Nullable TrackingToken head = events.createHeadToken();
        return head == null ? new GlobalSequenceTrackingToken(-1) : head;
    }

    @Override
    public boolean hasPassed(TrackingToken position, TrackingToken head) {
        return position.position().orElse(-1) >= head.position().orElse(-1);
    }
}
