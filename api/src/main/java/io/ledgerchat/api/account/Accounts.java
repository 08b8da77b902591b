package io.ledgerchat.api.account;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.FindAccount;
import io.ledgerchat.query.account.FindPreferences;
import io.ledgerchat.query.account.Preferences;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks accounts up for every request. The view may be behind the log when the machine is slow; as an account that is
 * missing there would send its person back to the sign-in page, the vault is asked before anybody is told so.
 */
@Component
class Accounts {
    private final Queries queries;
    private final Credentials credentials;

    Accounts(Queries queries, Credentials credentials) {
        this.queries = queries;
        this.credentials = credentials;
    }

    /** Empty when there is no such account; 503 when there is one that the view does not know yet. */
    Optional<Account> find(AccountId id) {
        var account = queries.optional(new FindAccount(id), Account.class);
        if (account.isEmpty() && credentials.of(id).isPresent()) {
            throw Answer.message(503, "The account is being prepared. Please try again.");
        }
        return account;
    }

    /** What the account chose for itself. */
    Preferences preferences(AccountId id) {
        return queries.one(new FindPreferences(id), Preferences.class);
    }
}
