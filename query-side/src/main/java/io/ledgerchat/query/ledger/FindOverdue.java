package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Subject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What accounts with a role have of a kind of data that was last changed before a moment, and came here before it: a list
 * of {@link Overdue}, the oldest first. Files are those that people sent along or keep; what an agent is made of goes
 * with the agent.
 *
 * @param data {@code conversation} or {@code file}
 * @param held what is left out, with all that belongs to it
 * @param only the id of the one thing that is asked about; absent for all
 */
public record FindOverdue(
        String data,
        String role,
        Instant before,
        Set<Subject> held,
        @Nullable String only,
        int limit) {}
