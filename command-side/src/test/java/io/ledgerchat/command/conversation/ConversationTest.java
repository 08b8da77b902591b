package io.ledgerchat.command.conversation;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Refused;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationFiled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationPinned;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTakenUp;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnarchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnpinned;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.conversation.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationTest {
    private static final ConversationId ID = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final ConversationStarted STARTED = new ConversationStarted(
            ID,
            ADA,
            "66aa00000000000000000001",
            Personal.of(ID, "New Chat"),
            new ConversationSettings(
                    "MyAI", "custom", "my-model-1", null, null, null, Personal.of(ID, Map.of("temperature", 0.3))),
            false,
            null,
            NOW.minusSeconds(60));

    private final FixtureConfiguration<Conversation> conversation = new AggregateTestFixture<>(Conversation.class);

    @Test
    void renamingGivesItTheChosenTitle() {
        conversation
                .given(STARTED)
                .when(new RenameConversation(ID, ADA, "Fjords", NOW))
                .expectEvents(new ConversationRenamed(ID, ADA, title("Fjords"), NOW));
    }

    @Test
    void renamingToTheSameTitleRecordsNothing() {
        conversation
                .given(STARTED, new ConversationRenamed(ID, ADA, title("Fjords"), NOW))
                .when(new RenameConversation(ID, ADA, "Fjords", NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void choosingTheFirstTitleOnPurposeIsRecorded() {
        conversation
                .given(STARTED)
                .when(new RenameConversation(ID, ADA, "New Chat", NOW))
                .expectEvents(new ConversationRenamed(ID, ADA, title("New Chat"), NOW));
    }

    @Test
    void aModelTitlesAConversationThatHasNoTitleYet() {
        conversation
                .given(STARTED)
                .when(new TitleConversation(ID, ADA, "What a Fjord Is", NOW))
                .expectEvents(new ConversationTitled(ID, ADA, title("What a Fjord Is"), NOW));
    }

    @Test
    void aModelNeverReplacesAChosenTitle() {
        conversation
                .given(STARTED, new ConversationRenamed(ID, ADA, title("Fjords"), NOW))
                .when(new TitleConversation(ID, ADA, "What a Fjord Is", NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aModelTitlesAConversationOnlyOnce() {
        conversation
                .given(STARTED, new ConversationTitled(ID, ADA, title("What a Fjord Is"), NOW))
                .when(new TitleConversation(ID, ADA, "Fjords Again", NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void archivingPutsItAway() {
        conversation
                .given(STARTED)
                .when(new ArchiveConversation(ID, ADA, NOW))
                .expectEvents(new ConversationArchived(ID, ADA, NOW));
    }

    @Test
    void archivingTwiceRecordsOnce() {
        conversation
                .given(STARTED, new ConversationArchived(ID, ADA, NOW))
                .when(new ArchiveConversation(ID, ADA, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void unarchivingTakesItBack() {
        conversation
                .given(STARTED, new ConversationArchived(ID, ADA, NOW))
                .when(new UnarchiveConversation(ID, ADA, NOW))
                .expectEvents(new ConversationUnarchived(ID, ADA, NOW));
    }

    @Test
    void unarchivingWhatIsNotArchivedRecordsNothing() {
        conversation
                .given(STARTED)
                .when(new UnarchiveConversation(ID, ADA, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void pinningAndUnpinningAreRecordedOnChangeOnly() {
        conversation
                .given(STARTED)
                .when(new PinConversation(ID, ADA, NOW))
                .expectEvents(new ConversationPinned(ID, ADA, NOW));
        conversation
                .given(STARTED, new ConversationPinned(ID, ADA, NOW))
                .when(new PinConversation(ID, ADA, NOW))
                .expectNoEvents();
        conversation
                .given(STARTED, new ConversationPinned(ID, ADA, NOW))
                .when(new UnpinConversation(ID, ADA, NOW))
                .expectEvents(new ConversationUnpinned(ID, ADA, NOW));
        conversation.given(STARTED).when(new UnpinConversation(ID, ADA, NOW)).expectNoEvents();
    }

    @Test
    void deletingSaysWhy() {
        conversation
                .given(STARTED)
                .when(new DeleteConversation(ID, ADA, "owner", NOW))
                .expectEvents(new ConversationDeleted(ID, ADA, "owner", NOW));
    }

    @Test
    void oneWhoseTimeIsOverGoes() {
        conversation
                .given(STARTED, keptUntil(NOW))
                .when(new DeleteConversation(ID, ADA, "expired", NOW))
                .expectEvents(new ConversationDeleted(ID, ADA, "expired", NOW));
    }

    @Test
    void oneThatWasProlongedOrKeptMeanwhileDoesNotExpire() {
        for (Instant expiry : new Instant[] {NOW.plusMillis(1), null}) {
            new AggregateTestFixture<>(Conversation.class)
                    .given(STARTED, keptUntil(NOW.minusSeconds(1)), keptUntil(expiry))
                    .when(new DeleteConversation(ID, ADA, "expired", NOW))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    private static ConversationSettingsChanged keptUntil(@Nullable Instant expiry) {
        return new ConversationSettingsChanged(
                ID, ADA, STARTED.settings(), expiry != null, expiry, NOW.minusSeconds(30));
    }

    @Test
    void oneThatNobodyTookUpSinceIsNotKeptAnyLonger() {
        conversation
                .given(STARTED)
                .when(overdue(NOW.minusSeconds(59)))
                .expectEvents(new ConversationDeleted(ID, ADA, "retention", NOW));
    }

    @Test
    void oneThatWasTakenUpMeanwhileIsKept() {
        var at = NOW.minusSeconds(30);
        for (Object activity : List.of(
                keptUntil(null),
                new ConversationTakenUp(ID, ADA, at),
                new ConversationRenamed(ID, ADA, title("Fjords"), at),
                new ConversationTitled(ID, ADA, title("Fjords"), at),
                new ConversationFiled(ID, ADA, null, at))) {
            new AggregateTestFixture<>(Conversation.class)
                    .given(STARTED, activity)
                    .when(overdue(at))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void oneThatWasTakenOverMeanwhileIsKeptHoweverOldItIs() {
        conversation
                .given(new ConversationCopied(
                        ID,
                        ADA,
                        STARTED.documentId(),
                        STARTED.title(),
                        STARTED.settings(),
                        new Origin("import", "chatgpt"),
                        false,
                        null,
                        Instant.parse("2023-05-06T07:08:09Z"),
                        NOW.minusSeconds(30)))
                .when(overdue(NOW.minusSeconds(59)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static DeleteConversation overdue(Instant before) {
        return new DeleteConversation(ID, ADA, "retention", before, NOW);
    }

    @Test
    void deletingTwiceRecordsOnce() {
        conversation
                .given(STARTED, new ConversationDeleted(ID, ADA, "owner", NOW))
                .when(new DeleteConversation(ID, ADA, "owner", NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("everythingThatEveWants")
    void aStrangerChangesNothing(ConversationCommand command) {
        conversation
                .given(STARTED)
                .when(command)
                .expectException(Refused.as(Refusal.Code.FORBIDDEN))
                .expectNoEvents();
    }

    static Stream<ConversationCommand> everythingThatEveWants() {
        return Stream.of(
                new RenameConversation(ID, EVE, "Mine", NOW),
                new TitleConversation(ID, EVE, "Mine", NOW),
                new ArchiveConversation(ID, EVE, NOW),
                new UnarchiveConversation(ID, EVE, NOW),
                new PinConversation(ID, EVE, NOW),
                new UnpinConversation(ID, EVE, NOW),
                new DeleteConversation(ID, EVE, "owner", NOW));
    }

    @ParameterizedTest
    @MethodSource("everythingOnADeletedOne")
    void aDeletedConversationStaysDeleted(ConversationCommand command) {
        conversation
                .given(STARTED, new ConversationDeleted(ID, ADA, "owner", NOW))
                .when(command)
                .expectException(Refused.as(Refusal.Code.NOT_FOUND))
                .expectNoEvents();
    }

    static Stream<ConversationCommand> everythingOnADeletedOne() {
        return Stream.of(
                new RenameConversation(ID, ADA, "Mine", NOW),
                new TitleConversation(ID, ADA, "Mine", NOW),
                new ArchiveConversation(ID, ADA, NOW),
                new UnarchiveConversation(ID, ADA, NOW),
                new PinConversation(ID, ADA, NOW),
                new UnpinConversation(ID, ADA, NOW));
    }

    private static Personal<String> title(String text) {
        return Personal.of(ID, text);
    }
}
