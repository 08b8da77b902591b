package io.ledgerchat.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.access.AccessEvent.DataRead;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One recorded read. An aggregate of a single event, so that it has an identity in the log and in the ledger's leaf; a read
 * that is recorded already is recorded.
 */
@Aggregate
class DataAccess {
    @AggregateIdentifier
    private @Nullable String id;

    DataAccess() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordRead command) {
        if (id == null) {
            id = command.aggregateId();
            apply(new DataRead(command.reader(), command.action(), command.resource(), command.owner(), command.at()));
        }
    }

    /** The event does not name the read, as nobody refers to it; the log does. */
    @EventSourcingHandler
    void on(DataRead event, DomainEventMessage<DataRead> message) {
        id = message.getAggregateIdentifier();
    }
}
