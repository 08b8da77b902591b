package io.ledgerchat.infra.permission;

import io.ledgerchat.command.permission.Membership;
import io.ledgerchat.command.permission.Memberships;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.permission.Belonging;
import io.ledgerchat.query.permission.FindMembership;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views what accounts belong to. */
@Component
class QueriedMemberships implements Memberships {
    private final QueryGateway queries;

    QueriedMemberships(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public Membership of(AccountId account) {
        var belonging =
                queries.query(new FindMembership(account), Belonging.class).join();
        return new Membership(belonging.role(), belonging.groups());
    }
}
