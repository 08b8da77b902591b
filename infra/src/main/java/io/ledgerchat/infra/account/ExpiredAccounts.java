package io.ledgerchat.infra.account;

import io.ledgerchat.command.Expiry;
import io.ledgerchat.command.account.DeleteExpiredAccount;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.FindExpiredAccounts;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Accounts whose address nobody proved in time. The account itself decides: whoever proves it in the last moment keeps it.
 * Where people may sign in without proof none is ended.
 */
@Component
@ConditionalOnProperty(name = "ALLOW_UNVERIFIED_EMAIL_LOGIN", havingValue = "false", matchIfMissing = true)
class ExpiredAccounts implements Expiry {
    private final QueryGateway queries;

    ExpiredAccounts(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public List<DeleteExpiredAccount> deletions(Instant now, int atMost) {
        return queries
                .query(new FindExpiredAccounts(now, atMost), ResponseTypes.multipleInstancesOf(AccountId.class))
                .join()
                .stream()
                .map(account -> new DeleteExpiredAccount(account, now))
                .toList();
    }
}
