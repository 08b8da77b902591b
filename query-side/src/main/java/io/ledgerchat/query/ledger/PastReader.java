package io.ledgerchat.query.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who could read a thing.
 *
 * @param principal {@code user:…}, {@code group:…}, {@code role:…}, or {@code public:}
 * @param by the thing that said so: itself, its permissions, a link, or a group
 * @param until when that ended, if it did
 */
public record PastReader(
        String principal,
        String role,
        String by,
        Instant since,
        @Nullable Instant until) {}
