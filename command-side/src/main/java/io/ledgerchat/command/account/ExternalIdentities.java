package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import java.util.Optional;

/** The vault's port to who an account is elsewhere, as a keyed hash of issuer and subject. */
public interface ExternalIdentities {
    Optional<AccountId> by(ClaimId identity);

    Optional<ClaimId> of(AccountId account);

    void add(ClaimId identity, AccountId account);
}
