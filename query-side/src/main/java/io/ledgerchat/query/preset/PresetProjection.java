package io.ledgerchat.query.preset;

import static io.ledgerchat.query.view.Storable.json;
import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.preset.PresetEvent.DefaultPresetUnset;
import io.ledgerchat.event.preset.PresetEvent.PresetDeleted;
import io.ledgerchat.event.preset.PresetEvent.PresetSaved;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import org.axonframework.eventhandling.EventHandler;

/** Keeps one row per preset. */
final class PresetProjection {
    private final ViewBatch batch;
    private final String table;

    PresetProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("preset");
    }

    @EventHandler
    void on(PresetSaved event) {
        batch.add(
                """
                insert into %s
                 (owner, preset_id, document_id, content, by_default, list_position, created_at, updated_at)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                on conflict (owner, preset_id) do update set content = excluded.content,
                  by_default = excluded.by_default, list_position = excluded.list_position,
                  updated_at = excluded.updated_at""".formatted(table),
                event.owner().value(),
                text(event.presetId()),
                event.documentId(),
                json(event.content().value().orElse(null)),
                event.byDefault(),
                event.order(),
                time(event.savedAt()),
                time(event.savedAt()));
    }

    @EventHandler
    void on(DefaultPresetUnset event) {
        batch.add(
                "update " + table + " set by_default = false, list_position = null where owner = ? and preset_id = ?",
                event.owner().value(),
                text(event.presetId()));
    }

    @EventHandler
    void on(PresetDeleted event) {
        batch.add(
                "delete from " + table + " where owner = ? and preset_id = ?",
                event.owner().value(),
                text(event.presetId()));
    }

    @EventHandler
    void on(AccountDeleted event) {
        batch.add("delete from " + table + " where owner = ?", event.accountId().value());
    }
}
