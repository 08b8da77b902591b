package io.ledgerchat.infra.ledger.history;

import io.ledgerchat.event.account.AccountEvent.ProviderKeyRevoked;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyStored;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkChanged;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkCreated;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkMoved;
import io.ledgerchat.event.memory.MemoryEvent.Forgotten;
import io.ledgerchat.event.memory.MemoryEvent.MemoryChanged;
import io.ledgerchat.event.memory.MemoryEvent.Remembered;
import io.ledgerchat.event.preset.PresetEvent.DefaultPresetUnset;
import io.ledgerchat.event.preset.PresetEvent.PresetDeleted;
import io.ledgerchat.event.preset.PresetEvent.PresetSaved;
import io.ledgerchat.event.prompt.PromptEvent.VersionAdded;
import io.ledgerchat.event.prompt.PromptEvent.VersionDeleted;
import io.ledgerchat.event.prompt.PromptEvent.VersionPutInProduction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of many under the name of one: presets, memories, bookmarks and keys of an account, versions of a prompt. Each
 * is an entry by its own id.
 */
final class FoldedEntries {
    private static final String PRESETS = "presets";
    private static final String MEMORIES = "memories";
    private static final String BOOKMARKS = "bookmarks";
    private static final String KEYS = "providerKeys";
    private static final String VERSIONS = "versions";
    private static final String PLACE = "position";

    private final Map<String, @Nullable Object> fields;

    FoldedEntries(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** Whether the event is about an entry. */
    boolean add(Object event, Map<String, @Nullable Object> said) {
        switch (event) {
            case PresetSaved saved -> put(PRESETS, saved.presetId(), saved, said);
            case DefaultPresetUnset unset -> entry(PRESETS, unset.presetId()).put("byDefault", false);
            case PresetDeleted deleted -> remove(PRESETS, deleted.presetId());
            case Remembered remembered -> put(MEMORIES, remembered.memoryId(), remembered, said);
            case MemoryChanged changed -> put(MEMORIES, changed.memoryId(), changed, said);
            case Forgotten forgotten -> remove(MEMORIES, forgotten.memoryId());
            case ProviderKeyStored stored -> put(KEYS, stored.endpoint(), stored, said);
            case ProviderKeyRevoked revoked -> remove(KEYS, revoked.endpoint());
            case VersionAdded added -> put(VERSIONS, added.promptId().value(), added, said);
            case VersionPutInProduction put ->
                fields.put("production", put.promptId().value());
            case VersionDeleted deleted -> remove(VERSIONS, deleted.promptId().value());
            default -> {
                return bookmark(event, said);
            }
        }
        return true;
    }

    private boolean bookmark(Object event, Map<String, @Nullable Object> said) {
        switch (event) {
            case BookmarkCreated created -> put(BOOKMARKS, created.bookmarkId().value(), created, said);
            case BookmarkChanged changed -> put(BOOKMARKS, changed.bookmarkId().value(), changed, said);
            case BookmarkMoved moved -> {
                boolean down = moved.from() < moved.to();
                shift(down ? moved.from() + 1 : moved.to(), down ? moved.to() : moved.from() - 1, down ? -1 : 1);
                entry(BOOKMARKS, moved.bookmarkId().value()).put(PLACE, moved.to());
            }
            case BookmarkDeleted deleted -> {
                remove(BOOKMARKS, deleted.bookmarkId().value());
                shift(deleted.position() + 1, Integer.MAX_VALUE, -1);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Those at these places of the list go up or down by one. */
    private void shift(int first, int last, int by) {
        var bookmarks = Said.object(fields, BOOKMARKS);
        for (String id : bookmarks.keySet()) {
            var bookmark = Said.object(bookmarks, id);
            if (bookmark.get(PLACE) instanceof Integer place && place >= first && place <= last) {
                bookmark.put(PLACE, place + by);
            }
        }
    }

    private void put(String kind, String id, Object event, Map<String, @Nullable Object> said) {
        Said.replace(entry(kind, id), event, said);
    }

    private void remove(String kind, String id) {
        Said.object(fields, kind).remove(id);
    }

    private Map<String, @Nullable Object> entry(String kind, String id) {
        return Said.object(Said.object(fields, kind), id);
    }
}
