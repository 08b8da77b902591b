package io.ledgerchat.infra.account;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.RecordedAdministrators;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.FindAccountsByRole;
import io.ledgerchat.query.view.ViewProcessors;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views who is administrator, once they have passed the log's head. */
@Component
class QueriedAdministrators implements RecordedAdministrators {
    private final QueryGateway queries;
    private final ViewProcessors views;

    QueriedAdministrators(QueryGateway queries, ViewProcessors views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<AccountId> all() {
        if (!haveViewsPassed()) {
            throw new Refusal(Refusal.Code.CONFLICT, "The accounts are catching up. Please try again.");
        }
        var found = queries.query(
                        new FindAccountsByRole("ADMIN", 0, Integer.MAX_VALUE),
                        ResponseTypes.multipleInstancesOf(Account.class))
                .join();
        return found.stream().map(Account::accountId).toList();
    }

    private boolean haveViewsPassed() {
        try {
            return views.awaitHead();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
