package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Subject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What accounts with a role have of a kind of data that was last changed before a moment, and came here before it: a list
 * of {@link Overdue}, the oldest first. Files are those that people sent along or keep; what an agent lends to its tools is
 * none of them as long as it does.
 *
 * @param data {@code conversation} or {@code file}
 * @param held what is left out, with all that belongs to it
 * @param only the id of the one thing that is asked about; absent for all
 * @param after the last of the page before; absent for the first page
 */
public record FindOverdue(
        String data,
        String role,
        Instant before,
        Set<Subject> held,
        @Nullable String only,
        @Nullable Overdue after,
        int limit) {
    /** The first page. */
    public FindOverdue(String data, String role, Instant before, Set<Subject> held, @Nullable String only, int limit) {
        this(data, role, before, held, only, null, limit);
    }
}
