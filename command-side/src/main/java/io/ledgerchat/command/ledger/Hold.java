package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldPlaced;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldReleased;
import io.ledgerchat.event.ledger.HoldId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A legal hold: placed, and released once. Its reason belongs to the organisation, not to whom it is about. */
@Aggregate
class Hold {
    private static final Subject ORGANISATION = new Subject("organisation", "self");

    @AggregateIdentifier
    private HoldId id;

    private boolean released;

    @SuppressWarnings("NullAway.Init")
    Hold() {}

    @SuppressWarnings("NullAway.Init")
    Hold(PlaceHold command) {
        apply(new HoldPlaced(
                command.holdId(),
                command.subject(),
                Personal.of(ORGANISATION, command.reason()),
                command.owner(),
                command.until(),
                command.at()));
    }

    void release(AccountId actor, Instant at) {
        if (!released) {
            apply(new HoldReleased(id, actor, at));
        }
    }

    @EventSourcingHandler
    void on(HoldPlaced event) {
        id = event.holdId();
    }

    @EventSourcingHandler
    void on(HoldReleased event) {
        released = true;
    }
}
