package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallEnded;
import io.ledgerchat.event.model.ModelCallId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One question to a model: begun, and ended once. */
@Aggregate
class ModelCallRecord {
    @AggregateIdentifier
    private ModelCallId id;

    private @Nullable AccountId account;
    private boolean ended;

    @SuppressWarnings("NullAway.Init")
    ModelCallRecord() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init")
    ModelCallRecord(BeginModelCall command) {
        apply(new ModelCallBegun(
                command.callId(),
                command.account(),
                command.provider(),
                command.endpoint(),
                command.model(),
                command.parameters(),
                command.at(),
                command.reason(),
                command.rates()));
    }

    @CommandHandler
    void handle(EndModelCall command) {
        if (ended) {
            return;
        }
        EndModelCall.@Nullable Tokens tokens = command.tokens();
        apply(new ModelCallEnded(
                id,
                account,
                command.end(),
                command.status(),
                tokens == null ? null : tokens.input(),
                tokens == null ? null : tokens.output(),
                tokens == null ? null : tokens.cacheWrite(),
                tokens == null ? null : tokens.cacheRead(),
                command.at()));
    }

    @EventSourcingHandler
    void on(ModelCallBegun event) {
        id = event.callId();
        account = event.account();
    }

    @EventSourcingHandler
    void on(ModelCallEnded event) {
        ended = true;
    }
}
