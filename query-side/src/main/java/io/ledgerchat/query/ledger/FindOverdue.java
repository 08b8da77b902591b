package io.ledgerchat.query.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Conversations of accounts with a role that were last changed before a moment, the oldest first: a list of {@link Overdue}.
 *
 * @param held subjects, as {@code kind:value}, whose conversations are left out
 */
public record FindOverdue(String role, Instant before, List<String> held, int limit) {
    public FindOverdue {
        held = List.copyOf(held);
    }
}
