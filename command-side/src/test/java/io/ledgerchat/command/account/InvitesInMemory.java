package io.ledgerchat.command.account;

import io.ledgerchat.event.account.InviteId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The vault of invites for tests. */
final class InvitesInMemory implements Invites {
    private final Map<ClaimId, Kept> kept = new HashMap<>();

    private record Kept(InviteId invite, TokenHash token, Instant expiresAt) {}

    @Override
    public Optional<InviteId> issue(
            InviteId invite, ClaimId emailClaim, TokenHash token, Instant expiresAt, Instant at) {
        return Optional.ofNullable(kept.put(emailClaim, new Kept(invite, token, expiresAt)))
                .map(Kept::invite);
    }

    @Override
    public boolean isGood(ClaimId emailClaim, TokenHash token, Instant at) {
        var known = kept.get(emailClaim);
        return known != null && known.token().equals(token) && known.expiresAt().isAfter(at);
    }

    @Override
    public Optional<InviteId> use(ClaimId emailClaim, TokenHash token, Instant at) {
        return isGood(emailClaim, token, at)
                ? Optional.ofNullable(kept.remove(emailClaim)).map(Kept::invite)
                : Optional.empty();
    }
}
