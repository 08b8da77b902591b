package io.ledgerchat.infra.ledger;

import static io.ledgerchat.infra.ledger.EventSamples.ADA;
import static io.ledgerchat.infra.ledger.EventSamples.TALK;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkChanged;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkCreated;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkMoved;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationBookmarksChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationFiled;
import io.ledgerchat.event.preset.PresetEvent.DefaultPresetUnset;
import io.ledgerchat.event.preset.PresetEvent.PresetDeleted;
import io.ledgerchat.event.preset.PresetEvent.PresetSaved;
import io.ledgerchat.event.project.ProjectEvent.ProjectChanged;
import io.ledgerchat.event.project.ProjectEvent.ProjectCreated;
import io.ledgerchat.event.project.ProjectEvent.ProjectDeleted;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One event of each kind around conversations: what they are started with, sorted by, laid in and shared by. */
final class TalkSamples {
    private static final String PRESET = "5b0f5a0e-0000-4000-8000-000000000000";
    private static final String DOCUMENT = "65f0c0ffee65f0c0ffee65f2";
    private static final BookmarkId BOOKMARK = new BookmarkId("65f0c0ffee65f0c0ffee65b1");
    private static final ProjectId PROJECT = new ProjectId("65f0c0ffee65f0c0ffee65d1");
    private static final Instant T = Instant.parse("2026-11-21T12:00:00.120Z");

    private TalkSamples() {}

    static List<Object> all() {
        return Stream.of(presets(), bookmarks(), projects())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Object> presets() {
        return List.of(
                new PresetSaved(ADA, PRESET, DOCUMENT, Personal.of(ADA, Map.of("title", "Short")), true, 0, T),
                new DefaultPresetUnset(ADA, PRESET, T),
                new PresetDeleted(ADA, PRESET, T));
    }

    private static List<Object> bookmarks() {
        return List.of(
                new BookmarkCreated(BOOKMARK, ADA, ada("Norway"), ada("all fjords"), 1, T),
                new BookmarkChanged(BOOKMARK, ADA, ada("Norge"), ada("alle fjorder"), T),
                new BookmarkMoved(BOOKMARK, ADA, 1, 3, T),
                new BookmarkDeleted(BOOKMARK, ADA, 3, T),
                new ConversationBookmarksChanged(TALK, ADA, List.of(BOOKMARK), T));
    }

    private static List<Object> projects() {
        return List.of(
                new ProjectCreated(PROJECT, ADA, ada("Travel"), ada("next summer"), T),
                new ProjectChanged(PROJECT, ADA, ada("Travels"), ada("any summer"), T),
                new ProjectDeleted(PROJECT, ADA, T),
                new ConversationFiled(TALK, ADA, PROJECT, T));
    }

    private static Personal<String> ada(String text) {
        return Personal.of(ADA, text);
    }
}
