package io.ledgerchat.event.access;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something was read that an auditor must know of, or something was refused. */
public sealed interface AccessEvent {
    /**
     * {@code reader} is about to see {@code resource} (kind:value), which belongs to {@code owner} if to anybody. Without a
     * reader somebody unknown is, under a link that is open to the public, or the operator of the machine at its command line.
     */
    @EventName("access.data-read")
    @Revision("1")
    record DataRead(
            @Nullable AccountId reader,
            String action,
            String resource,
            @Nullable AccountId owner,
            Instant readAt) implements AccessEvent {}

    /**
     * The first refusal of its kind for this key in this window. {@code key} is a keyed hash of what was limited (an
     * address, an account), so that it can be matched without being readable.
     */
    @EventName("access.request-refused")
    @Revision("1")
    record RequestRefused(
            String refusal, String key, @Nullable AccountId account, Instant windowStart, Instant refusedAt)
            implements AccessEvent {}

    /** How many refusals of this kind and key the window saw in all, told once when it closed; only if more than one. */
    @EventName("access.refusals-counted")
    @Revision("1")
    record RefusalsCounted(String refusal, String key, Instant windowStart, long count, Instant countedAt)
            implements AccessEvent {}
}
