package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.DeleteExpiredAccount;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.FindExpiredAccounts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends accounts whose address nobody proved in time. The account itself decides: whoever proves it in the last moment keeps
 * it, and two nodes that come along at once end it once.
 */
@Component
class ExpiredAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredAccounts.class);
    private static final int AT_ONCE = 200;

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Clock clock;

    ExpiredAccounts(QueryGateway queries, CommandGateway commands, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${ledgerchat.expiry.look-every:PT1M}", initialDelayString = "PT15S")
    void delete() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var due = queries.query(
                        new FindExpiredAccounts(now, AT_ONCE), ResponseTypes.multipleInstancesOf(AccountId.class))
                .join();
        for (AccountId account : due) {
            try {
                commands.sendAndWait(new DeleteExpiredAccount(account, now));
            } catch (ConcurrencyException meanwhile) {
                LOG.info("{} was changed while it expired", account);
            }
        }
    }
}
