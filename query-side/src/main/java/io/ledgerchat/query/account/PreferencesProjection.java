package io.ledgerchat.query.account;

import static io.ledgerchat.query.view.Storable.json;
import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.Favorite;
import io.ledgerchat.event.account.PreferenceEvent.CodeEnvironmentChosen;
import io.ledgerchat.event.account.PreferenceEvent.FavoritesChosen;
import io.ledgerchat.event.account.PreferenceEvent.MemoryChosen;
import io.ledgerchat.event.account.PreferenceEvent.PluginInstalled;
import io.ledgerchat.event.account.PreferenceEvent.PluginUninstalled;
import io.ledgerchat.event.account.PreferenceEvent.ToolFavoriteAdded;
import io.ledgerchat.event.account.PreferenceEvent.ToolFavoriteRemoved;
import io.ledgerchat.event.account.PreferencesId;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Keeps what accounts chose. */
final class PreferencesProjection {
    private final ViewBatch batch;
    private final String preferences;
    private final String tools;

    PreferencesProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.preferences = schema.table("preference");
        this.tools = schema.table("tool_favorite");
    }

    @EventHandler
    void on(FavoritesChosen event) {
        var favorites = event.favorites().orElse(List.of()).stream()
                .map(PreferencesProjection::fields)
                .toList();
        put("favorites", "?::jsonb", event.preferencesId(), json(favorites));
    }

    private static Map<String, String> fields(Favorite favorite) {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "agentId", favorite.agentId());
        put(fields, "model", favorite.model());
        put(fields, "endpoint", favorite.endpoint());
        put(fields, "spec", favorite.spec());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @EventHandler
    void on(CodeEnvironmentChosen event) {
        put("code_environment", "?", event.preferencesId(), text(event.environment()));
    }

    @EventHandler
    void on(MemoryChosen event) {
        put("remember", "?", event.preferencesId(), event.remember());
    }

    private void put(String column, String mark, PreferencesId id, @Nullable Object value) {
        batch.add(
                "insert into " + preferences + " (account_id, " + column + ") values (?, " + mark
                        + ") on conflict (account_id) do update set " + column + " = excluded." + column,
                id.value(),
                value);
    }

    @EventHandler
    void on(PluginInstalled event) {
        var plugin = text(event.plugin());
        batch.add(
                "insert into " + preferences + " as p (account_id, plugins) values (?, array[?]) "
                        + "on conflict (account_id) do update "
                        + "set plugins = array_append(array_remove(p.plugins, ?), ?)",
                event.preferencesId().value(),
                plugin,
                plugin,
                plugin);
    }

    @EventHandler
    void on(PluginUninstalled event) {
        batch.add(
                "update " + preferences + " set plugins = array_remove(plugins, ?) where account_id = ?",
                text(event.plugin()),
                event.preferencesId().value());
    }

    @EventHandler
    void on(ToolFavoriteAdded event) {
        batch.add(
                "insert into " + tools + """
                 (account_id, item_type, item_id, added_at) values (?, ?, ?, ?)
                on conflict (account_id, item_type, item_id) do nothing""",
                event.preferencesId().value(),
                event.itemType(),
                plain(event.itemId()),
                time(event.addedAt()));
    }

    @EventHandler
    void on(ToolFavoriteRemoved event) {
        batch.add(
                "delete from " + tools + " where account_id = ? and item_type = ? and item_id = ?",
                event.preferencesId().value(),
                event.itemType(),
                plain(event.itemId()));
    }

    @EventHandler
    void on(AccountDeleted event) {
        for (var table : List.of(preferences, tools)) {
            batch.add(
                    "delete from " + table + " where account_id = ?",
                    event.accountId().value());
        }
    }

    private static @Nullable String plain(Personal<String> personal) {
        return text(personal.orElse(""));
    }
}
