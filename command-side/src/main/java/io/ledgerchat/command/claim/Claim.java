package io.ledgerchat.command.claim;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.claim.ClaimEvent.ClaimReleased;
import io.ledgerchat.event.claim.ClaimEvent.ClaimTaken;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A value that only one may hold at a time. Its identity is the value, so the event store itself keeps it unique. */
@Aggregate
class Claim {
    @AggregateIdentifier
    private @Nullable ClaimId id;

    private @Nullable String holder;

    boolean isHeld() {
        return holder != null;
    }

    void take(ClaimId wanted, Identifier taker, Instant at) {
        if (taker.toString().equals(holder)) {
            return;
        }
        if (isHeld()) {
            throw new Refusal(Refusal.Code.CONFLICT, "the value is taken");
        }
        apply(new ClaimTaken(wanted, taker, at));
    }

    void release(Identifier releaser, Instant at) {
        if (id == null || holder == null) {
            return;
        }
        if (!releaser.toString().equals(holder)) {
            throw new Refusal(Refusal.Code.FORBIDDEN, "the value is held by another");
        }
        apply(new ClaimReleased(id, at));
    }

    @EventSourcingHandler
    void on(ClaimTaken event) {
        id = event.claimId();
        holder = event.holder();
    }

    @EventSourcingHandler
    void on(ClaimReleased event) {
        holder = null;
    }
}
