package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.ledger.ForgettingEvent.RetentionEnded;
import io.ledgerchat.event.ledger.ForgettingEvent.RetentionSet;
import io.ledgerchat.event.ledger.RetentionId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** How long data of one kind and role is kept; without days, for ever. */
@Aggregate
class Retention {
    @AggregateIdentifier
    private @Nullable RetentionId id;

    private @Nullable Integer days;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetRetention command) {
        if (days == null || days != command.days()) {
            id = command.policy();
            apply(new RetentionSet(command.policy(), command.days(), command.actor(), command.at()));
        }
    }

    @CommandHandler
    void handle(EndRetention command) {
        if (days != null) {
            apply(new RetentionEnded(command.policy(), command.actor(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(RetentionSet event) {
        id = event.policy();
        days = event.days();
    }

    @EventSourcingHandler
    void on(RetentionEnded event) {
        days = null;
    }
}
