package io.ledgerchat.query.banner;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.banner.BannerEvent.BannerPutUp;
import io.ledgerchat.event.banner.BannerEvent.BannerTakenDown;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import org.axonframework.eventhandling.EventHandler;

/** Keeps the banner that hangs. */
final class BannerProjection {
    private final ViewBatch batch;
    private final String banners;

    BannerProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.banners = schema.table("banner");
    }

    @EventHandler
    void on(BannerPutUp event) {
        batch.add(
                "insert into " + banners + """
                 (place, document_id, message, display_from, display_to, for_strangers, sticky, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (place) do update set document_id = excluded.document_id, message = excluded.message,
                    display_from = excluded.display_from, display_to = excluded.display_to,
                    for_strangers = excluded.for_strangers, sticky = excluded.sticky, created_at = excluded.created_at""",
                event.bannerId().value(),
                event.documentId(),
                text(event.message()),
                time(event.displayFrom()),
                time(event.displayTo()),
                event.forStrangers(),
                event.sticky(),
                time(event.putUpAt()));
    }

    @EventHandler
    void on(BannerTakenDown event) {
        batch.add(
                "delete from " + banners + " where place = ?", event.bannerId().value());
    }
}
