package io.ledgerchat.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationPinned;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnarchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnpinned;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.conversation.FindConversations.Sort;
import io.ledgerchat.query.conversation.FindOwnedConversationIds.Which;
import io.ledgerchat.query.support.Recorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationsViewIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    private final RunningLedgerChat application = RunningLedgerChat.shared();
    private final Recorder ada = new Recorder(application);

    @Test
    void aConversationIsKnownWithEverythingItWasStartedWith() {
        var id = ada.start("Fjords");
        var started = ada.now();
        assertThat(find(id)).satisfies(conversation -> {
            assertThat(conversation.owner()).isEqualTo(ada.owner());
            assertThat(conversation.title()).isEqualTo("Fjords");
            assertThat(conversation.endpoint()).isEqualTo("Fake");
            assertThat(conversation.endpointType()).isEqualTo("custom");
            assertThat(conversation.agentId()).isEqualTo("Fake__fake-echo___Fake");
            assertThat(conversation.parameters()).isEqualTo(Map.of("temperature", 0.3));
            assertThat(conversation.archiving()).isEqualTo(new Archiving(false, false, null));
            assertThat(conversation.pinned()).isNull();
            assertThat(conversation.temporary()).isFalse();
            assertThat(conversation.createdAt()).isEqualTo(started);
            assertThat(conversation.updatedAt()).isEqualTo(started);
            assertThat(conversation.messageDocumentIds()).isEmpty();
        });
    }

    @Test
    void nobodyButItsOwnerFindsIt() {
        var id = ada.start("Mine");
        var eve = new Recorder(application);
        assertThat(eve.askForOne(new FindConversation(eve.owner(), id), Conversation.class))
                .isEmpty();
        assertThat(eve.askForOne(new FindConversationOwner(id), AccountId.class))
                .contains(ada.owner());
        assertThat(list(eve, false)).isEmpty();
    }

    @Test
    void eachStepOfATurnAndEachTitleMovesTheLastActivity() {
        var id = ada.start("New Chat");
        var question = ada.say(id, MessageId.ROOT, "What is a fjord?");
        assertThat(find(id).updatedAt()).isEqualTo(ada.now());
        ada.reply(id, question, new ContentPart.Text("A long inlet."));
        assertThat(find(id).updatedAt()).isEqualTo(ada.now());
        ada.record(new ConversationTitled(id, ada.owner(), Personal.of(id, "What a Fjord Is"), ada.tick()));
        assertThat(find(id).updatedAt()).isEqualTo(ada.now());
        ada.rename(id, "Fjords");
        assertThat(find(id)).satisfies(conversation -> {
            assertThat(conversation.updatedAt()).isEqualTo(ada.now());
            assertThat(conversation.title()).isEqualTo("Fjords");
            assertThat(conversation.messageDocumentIds()).hasSize(2);
        });
    }

    @Test
    void archivingAndPinningLeaveTheLastActivity() {
        var id = ada.start("Fjords");
        var activity = ada.now();
        ada.record(new ConversationArchived(id, ada.owner(), ada.tick()));
        var archived = ada.now();
        ada.record(new ConversationPinned(id, ada.owner(), ada.tick()));
        assertThat(find(id)).satisfies(conversation -> {
            assertThat(conversation.archiving()).isEqualTo(new Archiving(true, true, archived));
            assertThat(conversation.pinned()).isTrue();
            assertThat(conversation.updatedAt()).isEqualTo(activity);
        });
        ada.record(
                new ConversationUnarchived(id, ada.owner(), ada.tick()),
                new ConversationUnpinned(id, ada.owner(), ada.tick()));
        assertThat(find(id)).satisfies(conversation -> {
            assertThat(conversation.archiving()).isEqualTo(new Archiving(false, true, null));
            assertThat(conversation.pinned()).isFalse();
            assertThat(conversation.updatedAt()).isEqualTo(activity);
        });
    }

    @Test
    void textThatPostgresCannotKeepDoesNotStopTheView() {
        var id = ada.start("nul \u0000 and half a pair \uD83D");
        assertThat(find(id).title()).startsWith("nul \uFFFD and half a pair ");
    }

    @Test
    void aDeletedConversationIsGoneAtOnce() {
        var id = ada.start("Fjords");
        ada.delete(id);
        assertThat(ada.askForOne(new FindConversation(ada.owner(), id), Conversation.class))
                .isEmpty();
        assertThat(list(ada, false)).isEmpty();
    }

    @Test
    void aTemporaryChatIsFoundByItsIdUntilItsTimeIsOverAndNeverListed() {
        var kept = ada.start("Kept for long", FAR);
        var due = FAR.minusSeconds(10);
        var next = ada.start("Over sooner", due);
        var over = ada.start("Over", PAST); // and deleted at any moment by the application, which looks for such
        assertThat(find(kept).temporary()).isTrue();
        assertThat(ada.askForOne(new FindConversation(ada.owner(), over), Conversation.class))
                .isEmpty();
        assertThat(list(ada, false)).isEmpty();
        assertThat(ada.askForAll(new FindExpiredConversations(FAR.minusSeconds(1), 100_000), ExpiredConversation.class))
                .contains(new ExpiredConversation(next, ada.owner(), due))
                .noneMatch(expired -> expired.conversationId().equals(kept));
        ada.keepUntil(kept, null);
        assertThat(list(ada, false))
                .extracting(ConversationSummary::conversationId)
                .containsExactly(kept);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesInEitherDirectionShowEachConversationOnceInOrder(Sort sort) {
        for (int number = 0; number < 9; number++) {
            var id = ada.start(number % 3 == 0 ? "Same title" : "Title " + (9 - number));
            if (number % 4 != 0) {
                ada.record(new ConversationArchived(id, ada.owner(), ada.tick()));
                ada.record(new ConversationUnarchived(id, ada.owner(), ada.tick()));
            }
            ada.record(new ConversationArchived(id, ada.owner(), ada.now()));
        }
        var ascending = drain(sort, true);
        assertThat(ascending).hasSize(9).doesNotHaveDuplicates();
        assertThat(drain(sort, false)).isEqualTo(ascending.reversed());
    }

    @ParameterizedTest
    @CsvSource({"TITLE,not a title but any text", "CREATED_AT,not a time", "UPDATED_AT,+999999999-01-01T00:00:00Z"})
    void aForeignPlaceInTheListIsNoError(Sort sort, String primary) {
        ada.start("Fjords");
        var place = new ConversationPage.Position(primary, Instant.MAX, "\u0000");
        var page = ada.ask(
                new FindConversations(ada.owner(), false, false, null, List.of(), null, sort, false, place, 25),
                ConversationPage.class);
        assertThat(page.conversations()).hasSize(1);
    }

    @Test
    void theListCanBeNarrowedToPinnedOnesAndToGivenOnes() {
        var pinned = ada.start("Pinned");
        ada.record(new ConversationPinned(pinned, ada.owner(), ada.tick()));
        var other = ada.start("Other");
        assertThat(ids(page(true, null))).containsExactly(pinned);
        assertThat(ids(page(false, null))).containsExactly(other, pinned);
        assertThat(ids(page(false, List.of(pinned, other)))).containsExactly(other, pinned);
        assertThat(ids(page(false, List.of(pinned)))).containsExactly(pinned);
        assertThat(ids(page(false, List.of()))).isEmpty();
    }

    @Test
    void ownedIdsComeInPortionsWithTemporaryAndArchivedOnes() {
        var all = Stream.of(ada.start("One"), ada.start("Two", FAR), ada.start("Three"))
                .sorted(java.util.Comparator.comparing(ConversationId::value))
                .toList();
        var first = ada.askForAll(new FindOwnedConversationIds(ada.owner(), Which.ALL, null, 2), ConversationId.class);
        var rest = ada.askForAll(
                new FindOwnedConversationIds(ada.owner(), Which.ALL, first.getLast(), 2), ConversationId.class);
        assertThat(Stream.concat(first.stream(), rest.stream())).containsExactlyElementsOf(all);
        assertThat(ada.askForAll(
                        new FindOwnedConversationIds(ada.owner(), Which.LISTED, null, 10), ConversationId.class))
                .hasSize(2);
    }

    @Test
    void fillingItAnewInLargeBatchesGivesTheSameRowsAsLive() {
        for (int number = 0; number < 5; number++) {
            var id = ada.start("Conversation " + number);
            ada.reply(id, ada.say(id, MessageId.ROOT, "Hello"), new ContentPart.Text("Hi"));
            ada.record(new ConversationPinned(id, ada.owner(), ada.tick()));
            if (number == 3) {
                ada.awaitViews().delete(id);
            }
            ada.awaitViews(); // so that the live one got small batches
        }
        assertThat(Rebuilding.of(application, "conversation").differences()).isZero();
        assertThat(list(ada, false)).hasSize(4);
    }

    private Conversation find(ConversationId id) {
        return ada.askForOne(new FindConversation(ada.owner(), id), Conversation.class)
                .orElseThrow();
    }

    private static List<ConversationSummary> list(Recorder who, boolean archived) {
        return who.ask(
                        new FindConversations(
                                who.owner(), archived, false, null, List.of(), null, Sort.UPDATED_AT, false, null, 100),
                        ConversationPage.class)
                .conversations();
    }

    private ConversationPage page(boolean pinnedOnly, @org.jspecify.annotations.Nullable List<ConversationId> among) {
        return ada.ask(
                new FindConversations(
                        ada.owner(), false, pinnedOnly, among, List.of(), null, Sort.UPDATED_AT, false, null, 25),
                ConversationPage.class);
    }

    private static List<ConversationId> ids(ConversationPage page) {
        return page.conversations().stream()
                .map(ConversationSummary::conversationId)
                .toList();
    }

    private List<ConversationId> drain(Sort sort, boolean ascending) {
        var seen = new ArrayList<ConversationId>();
        ConversationPage.Position after = null;
        do {
            var page = ada.ask(
                    new FindConversations(ada.owner(), true, false, null, List.of(), null, sort, ascending, after, 2),
                    ConversationPage.class);
            seen.addAll(ids(page));
            after = page.next();
        } while (after != null);
        return seen;
    }
}
