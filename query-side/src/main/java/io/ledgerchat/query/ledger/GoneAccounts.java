package io.ledgerchat.query.ledger;

import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who is gone, and empties where they came from: what follows from somebody's deletion still carries it, and may not
 * tell it.
 *
 * <p>While a hold keeps what there is of an account, that waits for the end of the hold. One that is not released ends at
 * the first event that is as late as its end: whoever reads the log is such an event, before they see anything.
 */
final class GoneAccounts {
    private final ViewBatch batch;
    private final String hide;
    private final String hideAsked;
    private final String keep;
    private final String letGo;
    private final String hold;
    private final String release;

    GoneAccounts(ViewBatch batch, ViewSchema schema) {
        String audit = schema.table("audit");
        String gone = schema.table("gone_account");
        String kept = schema.table("kept_account");
        String holds = schema.table("standing_hold");
        // Without the index of actors each would read the whole table: the view's script does it when all is filled.
        String filled = "to_regclass('" + schema.table("audit_actor") + "') is not null";
        this.batch = batch;
        this.hide = hide(audit, gone, filled, "position >= ?");
        this.hideAsked = hide(audit, gone, filled, "position = " + AuditRows.ASKED);
        this.keep = "insert into %s (account_id) values (?) on conflict do nothing".formatted(kept);
        this.letGo = letGo(audit, gone, kept, holds, filled);
        this.hold =
                "insert into %s (hold_id, account_id, until) values (?, ?, ?) on conflict do nothing".formatted(holds);
        this.release = "delete from %s where hold_id = ?".formatted(holds);
    }

    /** Who is gone is looked up for each entry that tells where somebody came from, whatever else PostgreSQL would plan. */
    private static String hide(String audit, String gone, String filled, String which) {
        return """
                update %s set address = null, agent = null
                where %s and %s and (address is not null or agent is not null)
                  and (select true from %s where account_id = actor_id)""".formatted(audit, filled, which, gone);
    }

    /** Of nearly every batch there is nobody: then the entries are not looked at. */
    private static String letGo(String audit, String gone, String kept, String holds, String filled) {
        return """
                with ended as (delete from %1$s where until <= ?),
                  let_go as (
                    delete from %2$s k where not exists (
                      select from %1$s h where h.account_id = k.account_id and (h.until is null or h.until > ?))
                    returning account_id),
                  remembered as (insert into %3$s (account_id) select account_id from let_go on conflict do nothing)
                update %4$s set address = null, agent = null, sealed_for = null
                where %5$s and exists (select from let_go)
                  and (actor_id = any(array(select account_id from let_go))
                    or sealed_for = any(array(select 'account:' || account_id from let_go)))""".formatted(holds, kept, gone, audit, filled);
    }

    /** After an entry was added. */
    void entered(OptionalLong position, String eventId, long otherwise, @Nullable OffsetDateTime at) {
        if (position.isPresent()) {
            batch.addLast(hide, GoneAccounts::earlier, position.getAsLong());
        } else {
            batch.add(hideAsked, eventId, otherwise);
        }
        batch.addLast(letGo, GoneAccounts::later, at, at);
    }

    void gone(String account, @Nullable OffsetDateTime at) {
        batch.add(keep, account);
        batch.add(letGo, at, at);
    }

    /** What ended before it ended: a hold that comes later does not bring it back. */
    void held(String holdId, String account, @Nullable OffsetDateTime until, @Nullable OffsetDateTime at) {
        batch.add(letGo, at, at);
        batch.add(hold, holdId, account, until);
    }

    void released(String holdId, @Nullable OffsetDateTime at) {
        batch.add(release, holdId);
        batch.add(letGo, at, at);
    }

    private static @Nullable Object[] earlier(@Nullable Object[] one, @Nullable Object[] other) {
        return one[0] instanceof Long first && other[0] instanceof Long second && second < first ? other : one;
    }

    private static @Nullable Object[] later(@Nullable Object[] one, @Nullable Object[] other) {
        return one[0] instanceof OffsetDateTime first
                        && other[0] instanceof OffsetDateTime second
                        && second.isAfter(first)
                ? other
                : one;
    }
}
