package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.ledger.LedgerEvent.EventSkipped;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** That a view goes on without an event; an aggregate of a single event. */
@Aggregate
class SkippedEvent {
    private static final Subject ORGANISATION = new Subject("organisation", "self");

    @AggregateIdentifier
    private @Nullable String id;

    /** Said twice it is said once: whoever was interrupted after the first time may ask again. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SkipEvent command) {
        if (id == null) {
            id = command.skipId();
            apply(new EventSkipped(
                    command.view(),
                    command.eventId(),
                    command.actor(),
                    Personal.of(ORGANISATION, command.reason()),
                    command.at()));
        }
    }

    @EventSourcingHandler
    void on(EventSkipped event) {
        id = SkipEvent.skipId(event.view(), event.eventId());
    }
}
