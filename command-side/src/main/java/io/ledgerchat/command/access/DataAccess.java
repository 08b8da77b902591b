package io.ledgerchat.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.access.AccessEvent.DataRead;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** One recorded read. An aggregate of a single event, so that it has an identity in the log and in the ledger's leaf. */
@Aggregate
class DataAccess {
    @AggregateIdentifier
    private String id;

    @SuppressWarnings("NullAway.Init")
    DataAccess() {}

    @CommandHandler
    DataAccess(RecordRead command) {
        id = "read:" + command.readId();
        apply(new DataRead(command.reader(), command.action(), command.resource(), command.owner(), command.at()));
    }

    /** The event does not name the read, as nobody refers to it; the log does. */
    @EventSourcingHandler
    void on(DataRead event, DomainEventMessage<DataRead> message) {
        id = message.getAggregateIdentifier();
    }
}
