package io.ledgerchat.query.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The forgetting of a person; without a certificate it is under way. */
public record PersonErasure(
        String accountId,
        String orderedBy,
        @Nullable String reason,
        String inventory,
        Instant orderedAt,
        @Nullable String certificate,
        @Nullable Instant certifiedAt) {}
