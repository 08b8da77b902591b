package io.ledgerchat.command.account;

import io.ledgerchat.command.apikey.ApiKeyRevocation;
import io.ledgerchat.command.claim.Claims;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Deletes accounts with all that proves them, in one unit of work. */
@Component
class Departure {
    private final Repository<Account> accounts;
    private final Claims claims;
    private final Credentials credentials;
    private final ApiKeyRevocation apiKeys;

    Departure(Repository<Account> accounts, Claims claims, Credentials credentials, ApiKeyRevocation apiKeys) {
        this.accounts = accounts;
        this.claims = claims;
        this.credentials = credentials;
        this.apiKeys = apiKeys;
    }

    @CommandHandler
    void handle(DeleteAccount command) {
        var id = command.accountId();
        boolean deletedNow =
                accounts.load(id.toString()).invoke(account -> account.delete(command.actor(), command.at()));
        if (deletedNow) {
            credentials.of(id).ifPresent(known -> claims.release(known.emailClaim(), id, command.at()));
            apiKeys.revokeAll(id, command.at());
            credentials.remove(id);
        }
    }
}
