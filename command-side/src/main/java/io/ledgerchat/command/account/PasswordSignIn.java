package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether an address and a password prove an account. Changes nothing; the sender then asks for a session. */
@Component
public class PasswordSignIn {
    private final Credentials credentials;
    private final PasswordHashing passwords;

    PasswordSignIn(Credentials credentials, PasswordHashing passwords) {
        this.credentials = credentials;
        this.passwords = passwords;
    }

    public Proof prove(ClaimId emailClaim, String password) {
        var known = credentials.by(emailClaim);
        @Nullable
        PasswordHash stored = known.map(Credentials.Credential::password).orElse(null);
        var verdict = passwords.compare(password, stored);
        if (known.isEmpty() || stored == null) {
            return new Proof.Unknown();
        }
        var account = known.get().account();
        return switch (verdict) {
            case MATCHES -> new Proof.Given(account, null);
            case MATCHES_OUTDATED -> new Proof.Given(account, new Upgrade(stored, passwords.hash(password)));
            case DIFFERS -> new Proof.WrongPassword(account);
        };
    }

    /** What came of it. */
    public sealed interface Proof {
        /** @param upgrade present when the stored hash is of an older scheme or cost */
        record Given(AccountId account, @Nullable Upgrade upgrade) implements Proof {}

        record WrongPassword(AccountId account) implements Proof {}

        /** Nobody signs in with a password by this address. */
        record Unknown() implements Proof {}
    }

    /** The stored hash and the one that should replace it. */
    public record Upgrade(PasswordHash from, PasswordHash to) {}
}
