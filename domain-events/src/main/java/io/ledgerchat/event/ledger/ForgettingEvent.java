package io.ledgerchat.event.ledger;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What must be kept, what must go, and what went. */
public sealed interface ForgettingEvent {
    /**
     * Nothing of {@code subject}, an account or a conversation, is erased from now on, until {@code until} if that is
     * given. {@code owner} answers for it.
     */
    @EventName("hold.placed")
    @Revision("1")
    record HoldPlaced(
            HoldId holdId,
            Subject subject,
            Personal<String> reason,
            AccountId owner,
            @Nullable Instant until,
            Instant placedAt)
            implements ForgettingEvent {}

    /** The hold no longer keeps anything; what became due meanwhile is erased. */
    @EventName("hold.released")
    @Revision("1")
    record HoldReleased(HoldId holdId, AccountId releasedBy, Instant releasedAt) implements ForgettingEvent {}

    /** Data of this kind, of accounts with this role, is deleted {@code days} days after it was last changed. */
    @EventName("retention.set")
    @Revision("1")
    record RetentionSet(RetentionId policy, int days, AccountId setBy, Instant setAt) implements ForgettingEvent {}

    /** Data of this kind and role is kept again until somebody deletes it. */
    @EventName("retention.ended")
    @Revision("1")
    record RetentionEnded(RetentionId policy, AccountId endedBy, Instant endedAt) implements ForgettingEvent {}

    /** A person is to be forgotten; {@code inventory} is what there was of them, one line each: {@code messages 12}. */
    @EventName("erasure.ordered")
    @Revision("1")
    record ErasureOrdered(
            AccountId accountId, AccountId orderedBy, Personal<String> reason, String inventory, Instant orderedAt)
            implements ForgettingEvent {}

    /** The person is forgotten; {@code certificate} is a note signed with the ledger's key that says what is gone. */
    @EventName("erasure.certified")
    @Revision("1")
    record ErasureCertified(AccountId accountId, String certificate, Instant certifiedAt) implements ForgettingEvent {}
}
