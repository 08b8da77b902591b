package io.ledgerchat.command.access;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.access.AccessEvent.RefusalsCounted;
import io.ledgerchat.event.access.AccessEvent.RequestRefused;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The refusals of one window: the first is told when it happens, the number once per node when the window is over. */
@Aggregate
class Refusals {
    @AggregateIdentifier
    private @Nullable RefusalWindow window;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordRefusal command) {
        if (window == null) {
            var wanted = command.window();
            apply(new RequestRefused(wanted.refusal(), wanted.key(), command.account(), wanted.start(), command.at()));
        }
    }

    @CommandHandler
    void handle(CountRefusals command) {
        var known = command.window();
        apply(new RefusalsCounted(known.refusal(), known.key(), known.start(), command.count(), command.at()));
    }

    @EventSourcingHandler
    void on(RequestRefused event) {
        window = new RefusalWindow(event.refusal(), event.key(), event.windowStart());
    }
}
