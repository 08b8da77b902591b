package io.ledgerchat.query.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted: any of the words of a list, all of the conditions. An empty list and what is
 * absent ask for nothing.
 *
 * @param from inclusive
 * @param to inclusive
 */
public record AuditFilter(
        List<String> categories,
        List<String> actions,
        List<String> outcomes,
        List<String> severities,
        @Nullable String actorKind,
        List<String> actorIds,
        List<String> actorEmails,
        @Nullable String actorText,
        @Nullable String resourceKind,
        @Nullable String resourceText,
        List<String> resources,
        @Nullable String subject,
        @Nullable String capability,
        @Nullable String text,
        @Nullable String address,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final AuditFilter ALL = new AuditFilter(
            List.of(), List.of(), List.of(), List.of(), null, List.of(), List.of(), null, null, null, List.of(), null,
            null, null, null, null, null);

    public boolean isAll() {
        return equals(ALL);
    }

    /** Whether it asks for what people or things are called. */
    public boolean asksForNames() {
        return !actorEmails.isEmpty() || actorText != null || resourceText != null || text != null;
    }
}
