package io.ledgerchat.query.ledger;

import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of the audit log, and keeps who is gone: what follows from somebody's deletion still carries where
 * they came from, and may not tell it.
 */
final class AuditRows {
    /** The log is asked only when the token does not tell. */
    private static final String ASKED =
            "coalesce((select global_index from ledger.domain_event_entry where event_identifier = ?), ?)";

    private final ViewBatch batch;
    private final String insert;
    private final String insertAsked;
    private final String hide;
    private final String hideAsked;
    private final String keepGone;
    private final String hideAll;

    AuditRows(ViewBatch batch, ViewSchema schema) {
        String table = schema.table("audit");
        String gone = schema.table("gone_account");
        // Without the index of actors each would read the whole table: the view's script does it when all is filled.
        String filled = "to_regclass('" + schema.table("audit_actor") + "') is not null";
        this.batch = batch;
        this.insert = insert(table, "?");
        this.insertAsked = insert(table, ASKED);
        this.hide = hide(table, gone, filled, "position >= ?");
        this.hideAsked = hide(table, gone, filled, "position = " + ASKED);
        this.keepGone = "insert into " + gone + " (account_id) values (?) on conflict do nothing";
        this.hideAll = "update " + table + " set address = null, agent = null where " + filled + " and actor_id = ?";
    }

    private static String insert(String table, String position) {
        return """
                insert into %s
                 (position, event_id, action, outcome, actor_kind, actor_id, subject_id, resource_kind, resource_id,
                  resources, details, request_id, source, sealed_for, address, agent, occurred_at)
                values (%s, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?, ?)
                on conflict (position) do nothing""".formatted(table, position);
    }

    /** Who is gone is looked up for each entry that tells where somebody came from, whatever else PostgreSQL would plan. */
    private static String hide(String table, String gone, String filled, String which) {
        return """
                update %s set address = null, agent = null
                where %s and %s and (address is not null or agent is not null)
                  and (select true from %s where account_id = actor_id)""".formatted(table, filled, which, gone);
    }

    /**
     * @param otherwise its position, if neither the token nor the log tells one
     * @param entry what the columns behind the position hold
     */
    void add(OptionalLong position, String eventId, long otherwise, @Nullable Object... entry) {
        if (position.isPresent()) {
            batch.add(insert, behind(entry, position.getAsLong()));
            batch.addLast(hide, AuditRows::earlier, position.getAsLong());
        } else {
            batch.add(insertAsked, behind(entry, eventId, otherwise));
            batch.add(hideAsked, eventId, otherwise);
        }
    }

    void forget(String account) {
        batch.add(keepGone, account);
        batch.add(hideAll, account);
    }

    private static @Nullable Object[] behind(@Nullable Object[] entry, Object... position) {
        @Nullable Object[] all = Arrays.copyOf(position, position.length + entry.length);
        System.arraycopy(entry, 0, all, position.length, entry.length);
        return all;
    }

    private static @Nullable Object[] earlier(@Nullable Object[] one, @Nullable Object[] other) {
        return one[0] instanceof Long first && other[0] instanceof Long second && second < first ? other : one;
    }
}
