package io.ledgerchat.query.banner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A banner (contract 20 §E).
 *
 * @param displayTo absent for one that stays
 * @param sticky it cannot be dismissed
 */
public record Banner(
        String documentId,
        String message,
        Instant displayFrom,
        @Nullable Instant displayTo,
        boolean forStrangers,
        boolean sticky,
        Instant createdAt) {}
