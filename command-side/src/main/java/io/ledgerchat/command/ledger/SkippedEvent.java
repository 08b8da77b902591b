package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.ledger.LedgerEvent.EventSkipped;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** That a view goes on without an event; an aggregate of a single event. */
@Aggregate
class SkippedEvent {
    private static final Subject ORGANISATION = new Subject("organisation", "self");

    @AggregateIdentifier
    private String id;

    @SuppressWarnings("NullAway.Init")
    SkippedEvent() {}

    @CommandHandler
    SkippedEvent(SkipEvent command) {
        id = identifier(command.view(), command.eventId());
        apply(new EventSkipped(
                command.view(),
                command.eventId(),
                command.actor(),
                Personal.of(ORGANISATION, command.reason()),
                command.at()));
    }

    private static String identifier(String view, String event) {
        return "skip:" + view + "/" + event;
    }

    @EventSourcingHandler
    void on(EventSkipped event) {
        id = identifier(event.view(), event.eventId());
    }
}
