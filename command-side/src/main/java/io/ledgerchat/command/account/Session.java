package io.ledgerchat.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.account.AccountEvent.RefreshRefused;
import io.ledgerchat.event.account.AccountEvent.SignedIn;
import io.ledgerchat.event.account.AccountEvent.SignedOut;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** One stay of an account, from sign-in to its end. Which refresh token it accepts is the vault's to know. */
@Aggregate
class Session {
    @AggregateIdentifier
    private SessionId id;

    private AccountId account;
    private boolean over;
    private boolean refusalTold;

    @SuppressWarnings("NullAway.Init")
    Session() {}

    @SuppressWarnings("NullAway.Init")
    Session(SignIn command) {
        apply(new SignedIn(command.accountId(), command.sessionId().value(), command.method(), command.at()));
    }

    void end(Instant at) {
        if (!over) {
            apply(new SignedOut(account, id.value(), at));
        }
    }

    /** Told once in the life of a session: a thief or a broken client that keeps trying must not fill the log. */
    void refuseRefresh(Instant at) {
        if (!refusalTold) {
            apply(new RefreshRefused(account, id.value(), over ? "signed-out" : "not-valid", at));
        }
    }

    @EventSourcingHandler
    void on(SignedIn event) {
        id = new SessionId(event.sessionId());
        account = event.accountId();
    }

    @EventSourcingHandler
    void on(SignedOut event) {
        over = true;
    }

    @EventSourcingHandler
    void on(RefreshRefused event) {
        refusalTold = true;
    }
}
