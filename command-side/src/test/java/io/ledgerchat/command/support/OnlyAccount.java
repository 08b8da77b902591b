package io.ledgerchat.command.support;

import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import java.util.Optional;

/** A vault that knows one account. */
public record OnlyAccount(AccountId account) implements Credentials {
    @Override
    public void add(Credential credential) {}

    @Override
    public Optional<Credential> by(ClaimId emailClaim) {
        return Optional.empty();
    }

    @Override
    public Optional<Credential> of(AccountId asked) {
        return asked.equals(account)
                ? Optional.of(new Credential(asked, new ClaimId("email", "a1"), null))
                : Optional.empty();
    }

    @Override
    public boolean replace(AccountId asked, PasswordHash from, PasswordHash to) {
        return false;
    }

    @Override
    public void setPassword(AccountId asked, PasswordHash password) {}

    @Override
    public void remove(AccountId asked) {}
}
