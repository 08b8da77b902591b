package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.ForgettingEvent.ErasureCertified;
import io.ledgerchat.event.ledger.ForgettingEvent.ErasureOrdered;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** The forgetting of one person: ordered once, certified once. Why, belongs to the organisation. */
@Aggregate
class Erasure {
    private static final Subject ORGANISATION = new Subject("organisation", "self");

    @AggregateIdentifier
    private String id;

    private AccountId account;
    private boolean certified;

    @SuppressWarnings("NullAway.Init")
    Erasure() {}

    @SuppressWarnings("NullAway.Init")
    Erasure(OrderErasure command) {
        id = identifier(command.accountId());
        apply(new ErasureOrdered(
                command.accountId(),
                command.actor(),
                Personal.of(ORGANISATION, command.reason()),
                command.inventory(),
                command.at()));
    }

    static String identifier(AccountId account) {
        return "erasure:" + account.value();
    }

    void certify(String certificate, Instant at) {
        if (!certified) {
            apply(new ErasureCertified(account, certificate, at));
        }
    }

    @EventSourcingHandler
    void on(ErasureOrdered event) {
        id = identifier(event.accountId());
        account = event.accountId();
    }

    @EventSourcingHandler
    void on(ErasureCertified event) {
        certified = true;
    }
}
