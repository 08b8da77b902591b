package io.ledgerchat.command.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.bookmark.BookmarkConversation.Named;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.support.Conversations;
import io.ledgerchat.command.support.Conversations.Begin;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkChanged;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkCreated;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkMoved;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.bookmark.BookmarksId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationBookmarksChanged;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookmarkingTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    private static final ConversationId TALK = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final BookmarkId NORWAY = new BookmarkId("66bb00000000000000000001");
    private static final BookmarkId SPAIN = new BookmarkId("66bb00000000000000000002");
    private static final BookmarkId OTHER = new BookmarkId("66bb00000000000000000003");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final Scene scene = new Scene();

    BookmarkingTest() {
        Repository<Bookmarks> lists = scene.repository(Bookmarks.class);
        Repository<Conversation> conversations = scene.repository(Conversation.class);
        scene.handledBy(new Bookmarking(lists, conversations), new Conversations(conversations))
                .handling(Bookmarks.class, lists)
                .given(new Begin(TALK, ADA, NOW));
    }

    @Test
    void aNewBookmarkStandsBehindTheOthers() {
        scene.given(create(NORWAY, "Norway", null)).when(create(SPAIN, "Spain", null));
        scene.expectEvents(created(SPAIN, "Spain", 2));
    }

    @Test
    void aKnownNameIsNotMadeTwice() {
        scene.given(create(NORWAY, "Norway", null));
        assertThat(scene.when(create(OTHER, "Norway", TALK))).isEqualTo(NORWAY);
        scene.expectNoEvents();
    }

    @Test
    void aNewBookmarkCanBeCarriedAtOnce() {
        scene.when(create(NORWAY, "Norway", TALK));
        scene.expectEvents(created(NORWAY, "Norway", 1), carried(NORWAY));
    }

    @Test
    void unknownNamesOnAConversationBecomeBookmarksInFront() {
        scene.given(create(NORWAY, "Norway", null)).when(carry(ADA, "Spain", "Norway"));
        scene.expectEvents(created(SPAIN, "Spain", 0), carried(SPAIN, NORWAY));
    }

    @Test
    void carryingWhatIsCarriedRecordsNothing() {
        scene.given(create(NORWAY, "Norway", TALK)).when(carry(ADA, "Norway"));
        scene.expectNoEvents();
    }

    @Test
    void aConversationCanCarryNothingAgain() {
        scene.given(create(NORWAY, "Norway", TALK)).when(carry(ADA));
        scene.expectEvents(carried());
    }

    @Test
    void aStrangerCannotBookmarkAConversation() {
        assertThatThrownBy(() -> scene.when(carry(EVE, "Norway"))).isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    @Test
    void renamingToANameInUseIsAConflict() {
        scene.given(create(NORWAY, "Norway", null), create(SPAIN, "Spain", null));
        assertThatThrownBy(() -> scene.when(new ChangeBookmark(ADA, SPAIN, "Norway", null, null, NOW)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT));
    }

    @Test
    void renamingAndMovingAreTold() {
        scene.given(create(NORWAY, "Norway", null), create(SPAIN, "Spain", null))
                .when(new ChangeBookmark(ADA, SPAIN, "España", null, 1, NOW));
        scene.expectEvents(
                new BookmarkChanged(SPAIN, ADA, Personal.of(ADA, "España"), null, NOW),
                new BookmarkMoved(SPAIN, ADA, 2, 1, NOW));
    }

    @Test
    void anEmptyDescriptionTakesTheOldOneAwayOnce() {
        scene.given(new CreateBookmark(ADA, NORWAY, "Norway", "all of it", null, NOW))
                .when(new ChangeBookmark(ADA, NORWAY, null, "", null, NOW));
        scene.expectEvents(new BookmarkChanged(NORWAY, ADA, Personal.of(ADA, "Norway"), null, NOW));

        scene.when(new ChangeBookmark(ADA, NORWAY, null, "", null, NOW));
        scene.expectNoEvents();
    }

    @Test
    void aPlaceBehindTheLastIsTheLast() {
        scene.given(create(NORWAY, "Norway", null), create(SPAIN, "Spain", null))
                .when(new ChangeBookmark(ADA, NORWAY, null, null, Integer.MAX_VALUE, NOW));
        scene.expectEvents(new BookmarkMoved(NORWAY, ADA, 1, 2, NOW));

        scene.when(create(OTHER, "Other", null));
        scene.expectEvents(created(OTHER, "Other", 3));
    }

    @Test
    void behindOneThatWasPutAsFarAsNumbersGoStandsANewOneToo() {
        scene.given(create(NORWAY, "Norway", null));
        var farAway = new BookmarkMoved(NORWAY, ADA, 1, Integer.MAX_VALUE, NOW);
        scene.log().publish(new GenericDomainEventMessage<>("Bookmarks", new BookmarksId(ADA).toString(), 1, farAway));
        scene.expectEvents(farAway);

        scene.when(create(SPAIN, "Spain", null));
        scene.expectEvents(created(SPAIN, "Spain", Integer.MAX_VALUE));
    }

    @Test
    void thoseBehindADeletedOneMoveUp() {
        scene.given(create(NORWAY, "Norway", null), create(SPAIN, "Spain", null))
                .given(new DeleteBookmark(ADA, NORWAY, NOW))
                .when(new DeleteBookmark(ADA, SPAIN, NOW));
        scene.expectEvents(new BookmarkDeleted(SPAIN, ADA, 1, NOW));
    }

    private static CreateBookmark create(BookmarkId id, String tag, @Nullable ConversationId carrier) {
        return new CreateBookmark(ADA, id, tag, null, carrier, NOW);
    }

    private static BookmarkConversation carry(AccountId who, String... tags) {
        return new BookmarkConversation(
                TALK,
                who,
                List.of(tags).stream().map(tag -> new Named(tag, SPAIN)).toList(),
                NOW);
    }

    private static BookmarkCreated created(BookmarkId id, String tag, int position) {
        return new BookmarkCreated(id, ADA, Personal.of(ADA, tag), null, position, NOW);
    }

    private static ConversationBookmarksChanged carried(BookmarkId... bookmarks) {
        return new ConversationBookmarksChanged(TALK, ADA, List.of(bookmarks), NOW);
    }
}
