package io.ledgerchat.query.ledger;

import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes the entries of the audit log. */
final class AuditRows {
    /** The log is asked only when the token does not tell. */
    static final String ASKED =
            "coalesce((select global_index from ledger.domain_event_entry where event_identifier = ?), ?)";

    private final ViewBatch batch;
    private final String insert;
    private final String insertAsked;

    AuditRows(ViewBatch batch, ViewSchema schema) {
        String table = schema.table("audit");
        this.batch = batch;
        this.insert = insert(table, "?");
        this.insertAsked = insert(table, ASKED);
    }

    private static String insert(String table, String position) {
        return """
                insert into %s
                 (position, event_id, action, outcome, actor_kind, actor_id, subject_id, resource_kind, resource_id,
                  resources, details, request_id, source, sealed_for, address, agent, occurred_at)
                values (%s, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?, ?)
                on conflict (position) do nothing""".formatted(table, position);
    }

    /**
     * @param otherwise its position, if neither the token nor the log tells one
     * @param entry what the columns behind the position hold
     */
    void add(OptionalLong position, String eventId, long otherwise, @Nullable Object... entry) {
        if (position.isPresent()) {
            batch.add(insert, behind(entry, position.getAsLong()));
        } else {
            batch.add(insertAsked, behind(entry, eventId, otherwise));
        }
    }

    private static @Nullable Object[] behind(@Nullable Object[] entry, Object... position) {
        @Nullable Object[] all = Arrays.copyOf(position, position.length + entry.length);
        System.arraycopy(entry, 0, all, position.length, entry.length);
        return all;
    }
}
