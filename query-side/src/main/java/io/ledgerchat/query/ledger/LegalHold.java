package io.ledgerchat.query.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A legal hold, in force until {@code until} or until it is released. */
public record LegalHold(
        String holdId,
        String subject,
        @Nullable String reason,
        String owner,
        @Nullable Instant until,
        Instant placedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {}
