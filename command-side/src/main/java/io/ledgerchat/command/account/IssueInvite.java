package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.InviteId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody in, in place of an earlier invite to the same address (contract 10 §B1). Refused as a conflict when the
 * address has an account.
 *
 * @param letter absent where somebody else tells the guest
 * @param guest under which id the letter lies in the vault until it is sent
 */
public record IssueInvite(
        @TargetAggregateIdentifier InviteId inviteId,
        ClaimId emailClaim,
        TokenHash token,
        Instant expiresAt,
        @Nullable Letter letter,
        AccountId guest,
        Instant at) {}
