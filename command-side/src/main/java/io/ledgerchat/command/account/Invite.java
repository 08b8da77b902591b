package io.ledgerchat.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.InviteEvent.InviteIssued;
import io.ledgerchat.event.account.InviteEvent.InviteReplaced;
import io.ledgerchat.event.account.InviteEvent.InviteUsed;
import io.ledgerchat.event.account.InviteId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** An invite. Whether its token is good is the vault's to say, which gives each out once. */
@Aggregate
class Invite {
    @AggregateIdentifier
    private InviteId id;

    @SuppressWarnings("NullAway.Init")
    Invite() {}

    @SuppressWarnings("NullAway.Init")
    Invite(IssueInvite command) {
        apply(new InviteIssued(command.inviteId(), command.emailClaim(), command.expiresAt(), command.at()));
    }

    void replace(InviteId by, Instant at) {
        apply(new InviteReplaced(id, by, at));
    }

    void use(AccountId account, Instant at) {
        apply(new InviteUsed(id, account, at));
    }

    @EventSourcingHandler
    void on(InviteIssued event) {
        id = event.inviteId();
    }
}
