package io.ledgerchat.event.claim;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Identifier;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A unique value was taken or set free. */
public sealed interface ClaimEvent {
    ClaimId claimId();

    /** The value is held from now on by {@code holder}, a text of the form {@code kind:value}. */
    @EventName("claim.taken")
    @Revision("1")
    record ClaimTaken(ClaimId claimId, String holder, Instant takenAt) implements ClaimEvent {
        public ClaimTaken(ClaimId claimId, Identifier holder, Instant takenAt) {
            this(claimId, holder.toString(), takenAt);
        }
    }

    /** Nobody holds the value any more; it may be taken again. */
    @EventName("claim.released")
    @Revision("1")
    record ClaimReleased(ClaimId claimId, Instant releasedAt) implements ClaimEvent {}
}
