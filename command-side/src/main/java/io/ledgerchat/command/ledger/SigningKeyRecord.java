package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.ledger.LedgerEvent.SigningKeyIntroduced;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** That a key signs the ledger; an aggregate of a single event. */
@Aggregate
class SigningKeyRecord {
    @AggregateIdentifier
    private String id;

    @SuppressWarnings("NullAway.Init")
    SigningKeyRecord() {}

    @CommandHandler
    SigningKeyRecord(IntroduceSigningKey command) {
        id = "signing-key:" + command.publicKey();
        apply(new SigningKeyIntroduced(command.publicKey(), command.at()));
    }

    @EventSourcingHandler
    void on(SigningKeyIntroduced event) {
        id = "signing-key:" + event.publicKey();
    }
}
