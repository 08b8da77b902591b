package io.ledgerchat.infra.ledger;

import static io.ledgerchat.infra.ledger.EventSamples.ADA;
import static io.ledgerchat.infra.ledger.EventSamples.TALK;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkChanged;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkCreated;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkMoved;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationBookmarksChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationFiled;
import io.ledgerchat.event.conversation.Origin;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageDeleted;
import io.ledgerchat.event.message.MessageEvent.MessageRated;
import io.ledgerchat.event.message.MessageEvent.RatingWithdrawn;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.preset.PresetEvent.DefaultPresetUnset;
import io.ledgerchat.event.preset.PresetEvent.PresetDeleted;
import io.ledgerchat.event.preset.PresetEvent.PresetSaved;
import io.ledgerchat.event.project.ProjectEvent.ProjectChanged;
import io.ledgerchat.event.project.ProjectEvent.ProjectCreated;
import io.ledgerchat.event.project.ProjectEvent.ProjectDeleted;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.event.prompt.PromptDetails;
import io.ledgerchat.event.prompt.PromptEvent.PromptCreated;
import io.ledgerchat.event.prompt.PromptEvent.PromptDeleted;
import io.ledgerchat.event.prompt.PromptEvent.PromptDescribed;
import io.ledgerchat.event.prompt.PromptEvent.PromptUsed;
import io.ledgerchat.event.prompt.PromptEvent.VersionAdded;
import io.ledgerchat.event.prompt.PromptEvent.VersionDeleted;
import io.ledgerchat.event.prompt.PromptEvent.VersionPutInProduction;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import io.ledgerchat.event.share.ShareEvent.ConversationShared;
import io.ledgerchat.event.share.ShareEvent.ShareRevoked;
import io.ledgerchat.event.share.ShareEvent.ShareUpdated;
import io.ledgerchat.event.share.ShareId;
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

    private static final Instant LATER = Instant.parse("2026-12-21T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2023-04-05T06:07:08.900Z");
    private static final MessageId MESSAGE = new MessageId("66666666-7777-4888-9999-aaaaaaaaaaaa");

    private TalkSamples() {}

    static List<Object> all() {
        return Stream.of(presets(), bookmarks(), projects(), messages(), shares(), prompts())
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

    private static List<Object> messages() {
        var said = new CopiedContent("GPT-4o", "", List.of("as quoted"), List.of(new ContentPart.Text("Good day")));
        return List.of(
                new ConversationCopied(
                        TALK,
                        ADA,
                        DOCUMENT,
                        EventSamples.talk("Fjords"),
                        EventSamples.settings(),
                        new Origin("import", "chatgpt"),
                        true,
                        LATER,
                        LONG_AGO,
                        T),
                new MessageCopied(
                        MESSAGE,
                        TALK,
                        ADA,
                        DOCUMENT,
                        MessageId.ROOT,
                        false,
                        Personal.of(TALK, said),
                        "openAI",
                        "gpt-4o",
                        "/openai.png",
                        3,
                        true,
                        LATER,
                        LONG_AGO,
                        T),
                new MessageRated(MESSAGE, TALK, ADA, "thumbsDown", "inaccurate", EventSamples.talk("no"), T),
                new RatingWithdrawn(MESSAGE, TALK, ADA, T),
                new MessageDeleted(MESSAGE, TALK, ADA, T));
    }

    private static List<Object> shares() {
        var link = new ShareId("V1StGXR8_Z5jdHi6B-myT");
        return List.of(
                new ConversationShared(
                        link,
                        TALK,
                        ADA,
                        DOCUMENT,
                        EventSamples.talk("Fjords"),
                        List.of(MESSAGE),
                        MESSAGE,
                        true,
                        LATER,
                        T),
                new ShareUpdated(link, TALK, ADA, List.of(MESSAGE), MESSAGE, false, T),
                new ShareRevoked(link, TALK, ADA, T));
    }

    private static List<Object> prompts() {
        var group = new PromptGroupId("65f0c0ffee65f0c0ffee65a1");
        var version = new PromptId("65f0c0ffee65f0c0ffee65a2");
        var details = Personal.of(
                Subject.ORGANISATION, new PromptDetails("Summarise", "Short summary", "write", "summarise"));
        var text = Personal.of(Subject.ORGANISATION, "Summarise: {{text}}");
        return List.of(
                new PromptCreated(group, ADA, details, T),
                new PromptDescribed(group, details, ADA, T),
                new VersionAdded(group, version, ADA, text, "text", T),
                new VersionPutInProduction(group, version, ADA, T),
                new VersionDeleted(group, version, ADA, T),
                new PromptUsed(group, ADA, T),
                new PromptDeleted(group, ADA, T));
    }

    private static Personal<String> ada(String text) {
        return Personal.of(ADA, text);
    }
}
