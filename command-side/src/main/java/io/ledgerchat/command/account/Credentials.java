package io.ledgerchat.command.account;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vault's port to what proves an account: which address it signs in with, and the hash of its password. */
public interface Credentials {
    void add(Credential credential);

    Optional<Credential> by(ClaimId emailClaim);

    Optional<Credential> of(AccountId account);

    /**
     * Lets only an account go on that was not deleted.
     *
     * @throws Refusal otherwise
     */
    default void requireLiving(AccountId account) {
        if (of(account).isEmpty()) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "no such account");
        }
    }

    /** Puts {@code to} in the place of {@code from}; false when the hash is another by now. */
    boolean replace(AccountId account, PasswordHash from, PasswordHash to);

    /** Puts {@code password} in the place of whatever there was. */
    void setPassword(AccountId account, PasswordHash password);

    /** Forgets the account with its sessions and provider keys. */
    void remove(AccountId account);

    /** @param password absent for an account that signs in elsewhere */
    record Credential(
            AccountId account, ClaimId emailClaim, @Nullable PasswordHash password) {}
}
