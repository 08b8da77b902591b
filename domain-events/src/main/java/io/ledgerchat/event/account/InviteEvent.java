package io.ledgerchat.event.account;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Somebody was asked in, who has no account yet. The token lies in the vault, the address nowhere. */
public sealed interface InviteEvent {
    InviteId inviteId();

    /** Whoever has the address that the claim {@code email} is on may open an account until {@code expiresAt}. */
    @EventName("invite.issued")
    @Revision("1")
    record InviteIssued(InviteId inviteId, ClaimId email, Instant expiresAt, Instant issuedAt) implements InviteEvent {}

    /** Another one for the same address took its place. */
    @EventName("invite.replaced")
    @Revision("1")
    record InviteReplaced(InviteId inviteId, InviteId by, Instant replacedAt) implements InviteEvent {}

    /** The account was opened by it; it is good for nothing from now on. */
    @EventName("invite.used")
    @Revision("1")
    record InviteUsed(InviteId inviteId, AccountId accountId, Instant usedAt) implements InviteEvent {}
}
