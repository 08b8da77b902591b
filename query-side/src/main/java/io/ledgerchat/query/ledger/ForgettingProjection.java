package io.ledgerchat.query.ledger;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.ledger.ForgettingEvent.ErasureCertified;
import io.ledgerchat.event.ledger.ForgettingEvent.ErasureOrdered;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldPlaced;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldReleased;
import io.ledgerchat.event.ledger.ForgettingEvent.RetentionEnded;
import io.ledgerchat.event.ledger.ForgettingEvent.RetentionSet;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import org.axonframework.eventhandling.EventHandler;

/** Keeps holds, policies and erasures. */
final class ForgettingProjection {
    private final ViewBatch batch;
    private final String holds;
    private final String policies;
    private final String erasures;

    ForgettingProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.holds = schema.table("legal_hold");
        this.policies = schema.table("retention_policy");
        this.erasures = schema.table("erasure");
    }

    @EventHandler
    void on(HoldPlaced event) {
        batch.add(
                "insert into " + holds + " (hold_id, subject, reason, owner, until, placed_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (hold_id) do nothing",
                event.holdId().value(),
                event.subject().toString(),
                text(event.reason().value().orElse(null)),
                event.owner().value(),
                time(event.until()),
                time(event.placedAt()));
    }

    @EventHandler
    void on(HoldReleased event) {
        batch.add(
                "update " + holds + " set released_by = ?, released_at = ? where hold_id = ?",
                event.releasedBy().value(),
                time(event.releasedAt()),
                event.holdId().value());
    }

    @EventHandler
    void on(RetentionSet event) {
        batch.add(
                "insert into " + policies + " (data, role, days, set_by, set_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (data, role) do update set days = excluded.days,"
                        + " set_by = excluded.set_by, set_at = excluded.set_at",
                event.policy().data(),
                event.policy().role(),
                event.days(),
                event.setBy().value(),
                time(event.setAt()));
    }

    @EventHandler
    void on(RetentionEnded event) {
        batch.add(
                "delete from " + policies + " where data = ? and role = ?",
                event.policy().data(),
                event.policy().role());
    }

    @EventHandler
    void on(ErasureOrdered event) {
        batch.add(
                "insert into " + erasures + " (account_id, ordered_by, reason, inventory, ordered_at)"
                        + " values (?, ?, ?, ?, ?) on conflict (account_id) do nothing",
                event.accountId().value(),
                event.orderedBy().value(),
                text(event.reason().value().orElse(null)),
                event.inventory(),
                time(event.orderedAt()));
    }

    @EventHandler
    void on(ErasureCertified event) {
        batch.add(
                "update " + erasures + " set certificate = ?, certified_at = ? where account_id = ?",
                event.certificate(),
                time(event.certifiedAt()),
                event.accountId().value());
    }
}
