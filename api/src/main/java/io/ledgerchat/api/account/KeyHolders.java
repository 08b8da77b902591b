package io.ledgerchat.api.account;

import io.ledgerchat.event.account.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whoever an API key acts for, as a caller with the role of this moment. */
@Component
public class KeyHolders {
    private final Accounts accounts;

    KeyHolders(Accounts accounts) {
        this.accounts = accounts;
    }

    public Optional<Caller> of(AccountId owner) {
        return accounts.find(owner).map(account -> new Caller(account.accountId(), account.role()));
    }
}
