package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Subject;
import java.time.Instant;
import java.util.Set;

/**
 * What accounts with a role have of a kind of data that was last changed before a moment, and came here before it: a list
 * of {@link Overdue}, the oldest first. Files are those that people sent along or keep; what an agent is made of goes
 * with the agent.
 *
 * @param data {@code conversation} or {@code file}
 * @param held what is left out, with all that belongs to it
 */
public record FindOverdue(String data, String role, Instant before, Set<Subject> held, int limit) {}
