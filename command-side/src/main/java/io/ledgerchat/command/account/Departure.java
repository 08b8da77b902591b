package io.ledgerchat.command.account;

import io.ledgerchat.command.apikey.ApiKeyRevocation;
import io.ledgerchat.command.claim.Claims;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Deletes accounts with all that proves them, in one unit of work. */
@Component
class Departure {
    private final Repository<Account> accounts;
    private final Claims claims;
    private final Credentials credentials;
    private final ExternalIdentities identities;
    private final ApiKeyRevocation apiKeys;
    private final Belongings belongings;
    private final Departures departures;
    private final AdministratorKeeping administrators;

    Departure(
            Repository<Account> accounts,
            Claims claims,
            Credentials credentials,
            ExternalIdentities identities,
            ApiKeyRevocation apiKeys,
            Belongings belongings,
            Departures departures,
            AdministratorKeeping administrators) {
        this.accounts = accounts;
        this.claims = claims;
        this.credentials = credentials;
        this.identities = identities;
        this.apiKeys = apiKeys;
        this.belongings = belongings;
        this.departures = departures;
        this.administrators = administrators;
    }

    @CommandHandler
    void handle(DeleteAccount command) {
        end(command.accountId(), account -> account.delete(command.actor(), null, command.at()), command.at());
    }

    @CommandHandler
    void handle(DeleteExpiredAccount command) {
        end(command.accountId(), account -> account.deleteExpired(command.at()), command.at());
    }

    private void end(AccountId id, Function<Account, Boolean> deletion, Instant at) {
        var had = belongings.of(id);
        var account = accounts.load(id.toString());
        boolean administrator = account.invoke(Account::isAdministrator);
        if (account.invoke(deletion)) {
            if (administrator) {
                administrators.left(id, at);
            }
            credentials.of(id).ifPresent(known -> claims.release(known.emailClaim(), id, at));
            identities.of(id).ifPresent(known -> claims.release(known, id, at));
            apiKeys.revokeAll(id, at);
            credentials.remove(id);
            departures.begin(id, had, at);
        }
    }

    @CommandHandler
    void handle(ReportDeparture command) {
        accounts.load(command.accountId().toString()).execute(account -> account.reportDeparture(command));
        departures.end(command.accountId());
    }
}
