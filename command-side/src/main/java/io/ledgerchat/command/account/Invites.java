package io.ledgerchat.command.account;

import io.ledgerchat.event.account.InviteId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import java.util.Optional;

/** The vault's port to invites: one for each address, its token kept as a hash. */
public interface Invites {
    /** In place of an earlier one to the same address, which it gives back. */
    Optional<InviteId> issue(InviteId invite, ClaimId emailClaim, TokenHash token, Instant expiresAt, Instant at);

    /** Whether {@link #use} would accept the token. */
    boolean isGood(ClaimId emailClaim, TokenHash token, Instant at);

    /** Uses it up; empty when the token is not good: of several callers only one succeeds. */
    Optional<InviteId> use(ClaimId emailClaim, TokenHash token, Instant at);
}
