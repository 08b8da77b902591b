package io.ledgerchat.command.balance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.balance.BalanceEvent;
import io.ledgerchat.event.balance.BalanceEvent.CreditsGranted;
import io.ledgerchat.event.balance.BalanceEvent.CreditsSpent;
import io.ledgerchat.event.balance.TransactionId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One movement of credits. It happens once: its identity is what it is for. A balance is the sum of its account's
 * movements, which a view keeps.
 */
@Aggregate
class Transaction {
    @AggregateIdentifier
    private @Nullable TransactionId id;

    void grant(GrantCredits command) {
        if (id == null) {
            apply(new CreditsGranted(
                    command.transactionId(), command.owner(), command.reason(), command.microCredits(), command.at()));
        }
    }

    void spend(SpendCredits command) {
        if (id == null) {
            apply(new CreditsSpent(
                    command.transactionId(),
                    command.owner(),
                    command.endpoint(),
                    command.model(),
                    command.usage(),
                    command.rates(),
                    Prices.cost(command.usage(), command.rates()),
                    command.at()));
        }
    }

    @EventSourcingHandler
    void on(BalanceEvent event) {
        id = event.transactionId();
    }
}
