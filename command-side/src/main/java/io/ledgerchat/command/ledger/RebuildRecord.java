package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.ledger.LedgerEvent.RebuildEnded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** That a rebuild of a view ended; an aggregate of a single event. */
@Aggregate
class RebuildRecord {
    @AggregateIdentifier
    private @Nullable String id;

    RebuildRecord() {}

    @CommandHandler
    RebuildRecord(EndRebuild command) {
        id = command.aggregateId();
        apply(new RebuildEnded(
                command.view(),
                command.end(),
                command.acceptDifferences(),
                command.keepOld(),
                command.differences(),
                command.at()));
    }

    /** The event does not name the record, as nobody refers to it; the log does. */
    @EventSourcingHandler
    void on(RebuildEnded event, DomainEventMessage<RebuildEnded> message) {
        id = message.getAggregateIdentifier();
    }
}
