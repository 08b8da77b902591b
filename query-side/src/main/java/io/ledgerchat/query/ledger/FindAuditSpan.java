package io.ledgerchat.query.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Between which positions the entries of a span of time stand: an optional {@link AuditSpan}, empty where there are so many
 * that it is not worth knowing.
 *
 * @param from inclusive
 * @param to inclusive
 */
public record FindAuditSpan(
        @Nullable Instant from, @Nullable Instant to) {}
