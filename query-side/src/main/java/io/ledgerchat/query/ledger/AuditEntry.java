package io.ledgerchat.query.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as the audit log shows it.
 *
 * @param position in the log
 * @param actorName name, else username, else e-mail address, else id
 * @param details plain values by name; never personal text
 * @param source by which way it came, such as {@code http} or {@code command-line}
 */
public record AuditEntry(
        long position,
        String eventId,
        String category,
        String action,
        String outcome,
        String severity,
        String actorKind,
        @Nullable String actorId,
        String actorName,
        @Nullable String actorEmail,
        @Nullable String subjectId,
        String resourceKind,
        String resourceId,
        String resourceName,
        Map<String, Object> details,
        @Nullable String requestId,
        @Nullable String source,
        @Nullable String address,
        @Nullable String agent,
        Instant occurredAt) {}
