package io.ledgerchat.infra.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.EmailVerified;
import io.ledgerchat.event.account.AccountEvent.PasswordResetRequested;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyStored;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkChanged;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkCreated;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkMoved;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.bookmark.BookmarksId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageRated;
import io.ledgerchat.event.message.MessageEvent.RatingWithdrawn;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.preset.PresetEvent.PresetDeleted;
import io.ledgerchat.event.preset.PresetEvent.PresetSaved;
import io.ledgerchat.event.preset.PresetsId;
import io.ledgerchat.query.ledger.ThingVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldedStateTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee65f0c0ffee65f1");
    private static final ConversationId TALK = new ConversationId("3f0c2a91-b7d3-4e84-8a61-0d9f5c1e2b3a");
    private static final MessageId REPLY = new MessageId("7b1d9c02-5e4f-4a6b-9c8d-1e2f3a4b5c6d");
    private static final String DOCUMENT = "65f0c0ffee65f0c0ffee65f2";
    private static final Instant T = Instant.parse("2026-11-21T12:00:00.120Z");

    private final EmbeddedEventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private long sequence;

    @Test
    void aRatingSaysNothingOfTheOneBeforeAndAWithdrawnOneNothingAtAll() {
        var reason = Personal.of(TALK, "It was wrong");
        assertThat(told(REPLY, new MessageRated(REPLY, TALK, ADA, "thumbsDown", "inaccurate", reason, T)))
                .containsEntry("tag", "inaccurate")
                .containsEntry("text", "It was wrong");
        assertThat(told(REPLY, new MessageRated(REPLY, TALK, ADA, "thumbsUp", null, null, T)))
                .containsEntry("rating", "thumbsUp")
                .doesNotContainKeys("tag", "text");
        assertThat(told(REPLY, new RatingWithdrawn(REPLY, TALK, ADA, T))).doesNotContainKeys("rating", "ratedAt");
    }

    @Test
    void anEditChangesThePartAndNeitherTheRatingNorTheCopyAroundIt() {
        List<ContentPart> parts = List.of(
                new ContentPart.Think("Hm"), new ContentPart.Attributed("one", 1, new ContentPart.Text("Forty-one")));
        var content = Personal.of(TALK, new CopiedContent("Fake", "", List.of(), parts));
        var reason = Personal.of(TALK, "Almost");

        var state = told(
                REPLY,
                new MessageCopied(
                        REPLY,
                        TALK,
                        ADA,
                        DOCUMENT,
                        MessageId.ROOT,
                        false,
                        content,
                        "Fake",
                        null,
                        null,
                        3,
                        false,
                        null,
                        T,
                        T),
                new MessageRated(REPLY, TALK, ADA, "thumbsDown", null, reason, T),
                new ContentPartEdited(REPLY, TALK, ADA, 0, Personal.of(TALK, "Well"), 3, T),
                new ContentPartEdited(REPLY, TALK, ADA, 1, Personal.of(TALK, "Forty-two"), 4, T));

        assertThat(state).containsEntry("text", "Almost").containsEntry("tokenCount", 4);
        assertThat(state.get("content")).extracting("parts").asString().contains("think=Well", "text=Forty-two");
        assertThat(state.get("content")).asString().doesNotContain("Hm", "Forty-one");
    }

    @Test
    void whatIsOneOfManyIsToldByItsId() {
        var presets = new PresetsId(ADA);
        var state = told(
                presets,
                saved("first", 1),
                saved("second", 2),
                saved("first", null),
                new PresetDeleted(ADA, "second", T));
        assertThat(state.get("presets"))
                .isEqualTo(Map.of(
                        "first",
                        Map.of(
                                "owner",
                                ADA.value(),
                                "presetId",
                                "first",
                                "documentId",
                                DOCUMENT,
                                "content",
                                Map.of(),
                                "byDefault",
                                false,
                                "savedAt",
                                "2026-11-21T12:00:00.120Z")));
    }

    private static PresetSaved saved(String id, @Nullable Integer order) {
        return new PresetSaved(ADA, id, DOCUMENT, Personal.of(ADA, Map.of()), false, order, T);
    }

    @Test
    void bookmarksKeepTheirPlaces() {
        var read = new BookmarkId("65f0c0ffee65f0c0ffee65a1");
        var later = new BookmarkId("65f0c0ffee65f0c0ffee65a2");
        var never = new BookmarkId("65f0c0ffee65f0c0ffee65a3");
        var state = told(
                new BookmarksId(ADA),
                created(read, 1),
                created(later, 2),
                created(never, 3),
                new BookmarkMoved(never, ADA, 3, 1, T),
                new BookmarkDeleted(read, ADA, 2, T),
                new BookmarkChanged(later, ADA, Personal.of(ADA, "soon"), null, T));
        assertThat(state.get("bookmarks"))
                .asString()
                .contains("tag=soon")
                .doesNotContain(read.value())
                .satisfies(told -> assertThat(told.split("description=", -1)).hasSize(2));
        assertThat(state.get("bookmarks"))
                .extracting(never.value())
                .extracting("position")
                .isEqualTo(1);
        assertThat(state.get("bookmarks"))
                .extracting(later.value())
                .extracting("position")
                .isEqualTo(2);
    }

    private static BookmarkCreated created(BookmarkId id, int place) {
        return new BookmarkCreated(id, ADA, Personal.of(ADA, "some"), Personal.of(ADA, "why"), place, T);
    }

    @Test
    void whatIsOverBeforeTheAccountIsDoesNotEndIt() {
        var name = Personal.of(ADA, "Ada");
        Instant end = T.plusSeconds(3600);
        var state = told(
                ADA,
                new AccountRegistered(ADA, name, name, null, "local", "USER", false, T, end),
                new PasswordResetRequested(ADA, T.plusSeconds(60), T),
                new ProviderKeyStored(ADA, "openAI", null, T));
        assertThat(state).containsEntry("expiresAt", "2026-11-21T13:00:00.120Z");
        assertThat(state.get("providerKeys")).extracting("openAI").isNotNull();
        assertThat(told(ADA, new EmailVerified(ADA, T)))
                .containsEntry("emailVerified", true)
                .doesNotContainKey("expiresAt");
    }

    private Map<String, @Nullable Object> told(Identifier thing, Object... events) {
        String last = "";
        for (Object event : events) {
            var message = new GenericDomainEventMessage<>("Thing", thing.toString(), sequence++, event);
            log.publish(message);
            last = message.getIdentifier();
        }
        return new EventHistory(log)
                .state(new ThingVersion(thing.kind(), thing.value(), last, "", null, 0, T, null, null));
    }
}
