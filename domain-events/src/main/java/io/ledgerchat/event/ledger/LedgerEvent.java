package io.ledgerchat.event.ledger;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something that holds for the whole installation. */
public sealed interface LedgerEvent {
    /** Checkpoints of the ledger are signed by this key from now on; {@code publicKey} is {@code name+id+base64}. */
    @EventName("ledger.key-introduced")
    @Revision("1")
    record SigningKeyIntroduced(String publicKey, Instant introducedAt) implements LedgerEvent {}

    /**
     * A node starts with this configuration. {@code hash} is over all of it; {@code settings} are those that were added or
     * changed since the last start, each with a keyed hash of its value, since a value may be a secret; {@code removed}
     * those that are gone.
     */
    @EventName("configuration.applied")
    @Revision("1")
    record ConfigurationApplied(
            String version, String hash, Map<String, String> settings, List<String> removed, Instant appliedAt)
            implements LedgerEvent {}

    /**
     * A view goes on without an event that it cannot take, by this decision: of an administrator, or without {@code skippedBy} of
     * the operator of the machine at its command line.
     */
    @EventName("view.event-skipped")
    @Revision("1")
    record EventSkipped(
            String view, String eventId, @Nullable AccountId skippedBy, Personal<String> reason, Instant skippedAt)
            implements LedgerEvent {}

    /**
     * A rebuild of a view ended: {@code switched} when readers see what was filled anew, {@code failed} or {@code stopped} when
     * they see what was there. {@code differences} are those between the two, -1 when they could not be compared, absent when
     * it did not come to that; {@code acceptDifferences} and {@code keepOld} say what was ordered.
     */
    @EventName("view.rebuild-ended")
    @Revision("1")
    record RebuildEnded(
            String view,
            String end,
            boolean acceptDifferences,
            boolean keepOld,
            @Nullable Long differences,
            Instant endedAt)
            implements LedgerEvent {}
}
