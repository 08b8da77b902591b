package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.Given.ADA;
import static io.ledgerchat.command.message.Given.CHAT;
import static io.ledgerchat.command.message.Given.EVE;
import static io.ledgerchat.command.message.Given.NOW;
import static io.ledgerchat.command.message.Given.firstTurn;
import static io.ledgerchat.command.message.Given.message;
import static io.ledgerchat.command.message.Given.said;
import static io.ledgerchat.command.message.Given.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.command.message.SendMessage.Edit;
import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.message.SendMessage.SameMessage;
import io.ledgerchat.command.message.SendMessage.Taken;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTakenUp;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnTakingTest {
    private final CommandSide side = new CommandSide();

    @BeforeEach
    void theModelAnswers() {
        side.model.says(new ModelEvent.TextDelta("A sea inlet."));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aFirstTurnStartsTheConversationAndAsksTheModel() throws Exception {
        side.converse(firstTurn("What is a fjord?"));

        assertThat(side.recorded())
                .extracting(Object::getClass)
                .containsExactly(
                        ConversationStarted.class, MessageSent.class, ReplyStarted.class, ReplyCompleted.class);
        var started = side.recorded(ConversationStarted.class);
        assertThat(started.title().value()).contains("New Chat");
        assertThat(side.recorded(MessageSent.class).parentMessageId()).isEqualTo(MessageId.ROOT);
    }

    @Test
    void aReplyIsLaterThanItsQuestion() {
        Taken taken = side.send(firstTurn("What is a fjord?"));

        var sent = side.recorded(MessageSent.class);
        var started = side.recorded(ReplyStarted.class);
        assertThat(sent.sentAt()).isEqualTo(NOW);
        assertThat(started.startedAt()).isEqualTo(NOW.plusMillis(1)).isEqualTo(taken.startedAt());
    }

    @Test
    void aFollowUpIsLaterThanWhatItFollowsAndRecordsNoSettingsAgain() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.recorded().clear();
        side.history.add(new HistoryMessage(
                message(2), MessageId.ROOT, false, "A sea inlet.", List.of(), List.of(), List.of(), false));
        side.converse(send(said(message(3), message(2), "And an atoll?"), message(4)));

        assertThat(side.recorded())
                .extracting(Object::getClass)
                .containsExactly(MessageSent.class, ReplyStarted.class, ReplyCompleted.class);
        assertThat(side.recorded(MessageSent.class).sentAt()).isEqualTo(NOW.plusMillis(2));
    }

    @Test
    void otherSettingsAreRecorded() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.recorded().clear();
        side.converse(next(Map.of("temperature", 0.9), NOW.plus(Duration.ofDays(1))));

        assertThat(side.recorded().getFirst()).isInstanceOf(ConversationSettingsChanged.class);
        assertThat(side.recorded()).doesNotHaveAnyElementsOfTypes(ConversationTakenUp.class);
    }

    @Test
    void theFirstTurnAfterHalfADayIsRecordedOfTheConversation() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.recorded().clear();
        Instant later = NOW.plus(Duration.ofHours(12)).plusMillis(1);
        side.converse(next(Map.of("temperature", 0.3), later));

        assertThat(side.recorded().getFirst()).isEqualTo(new ConversationTakenUp(CHAT, ADA, later));
    }

    @Test
    void aTurnSoonAfterThatIsRecordedWithItsMessagesAlone() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.converse(next(Map.of("temperature", 0.3), NOW.plus(Duration.ofHours(13))));
        side.recorded().clear();
        side.converse(send(said(message(5), message(4), "And a reef?"), message(6), NOW.plus(Duration.ofHours(25))));

        assertThat(side.recorded()).doesNotHaveAnyElementsOfTypes(ConversationTakenUp.class);
    }

    private static SendMessage next(Map<String, Object> parameters, Instant at) {
        var next = send(said(message(3), message(2), "And an atoll?"), message(4), at);
        return new SendMessage(
                CHAT,
                ADA,
                next.conversationDocumentId(),
                Given.turn(parameters),
                next.question(),
                next.reply(),
                next.at());
    }

    @Test
    void aParentThatNobodyKnowsIsKeptAsGiven() throws Exception {
        side.converse(send(said(message(1), message(99), "Where am I?"), message(2)));
        assertThat(side.recorded(MessageSent.class).parentMessageId()).isEqualTo(message(99));
    }

    @Test
    void theSameRequestIsTakenOnce() throws Exception {
        side.model.hangsAfter(new ModelEvent.TextDelta("A sea"));
        Taken first = side.send(firstTurn("What is a fjord?"));
        int recorded = side.recorded().size();
        Taken again = side.send(firstTurn("What is a fjord?"));

        assertThat(again).isEqualTo(new Taken(CHAT, first.replyId(), first.startedAt(), true, true));
        assertThat(side.recorded()).hasSize(recorded);
    }

    @Test
    void theSameRequestAfterTheEndSaysThatItIsOver() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        Taken again = side.send(firstTurn("What is a fjord?"));
        assertThat(again.repeated()).isTrue();
        assertThat(again.running()).isFalse();
    }

    @Test
    void whetherARequestWasTakenCanBeAskedWithoutTakingIt() throws Exception {
        var recall = new RecallTurn(CHAT, ADA, message(2));
        assertThatThrownBy(() -> side.send(recall)).isInstanceOf(Refusal.class);
        assertThat(side.recorded()).isEmpty();
        side.converse(firstTurn("What is a fjord?"));
        Taken taken = side.send(recall);
        assertThat(taken.repeated()).isTrue();
        assertThat(taken.running()).isFalse();
        assertThatThrownBy(() -> side.send(new RecallTurn(CHAT, EVE, message(2))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void askingForAnotherAnswerSendsNothingNew() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.recorded().clear();
        side.converse(send(again("What is a fjord?"), message(3)));

        assertThat(side.recorded())
                .extracting(Object::getClass)
                .containsExactly(ReplyStarted.class, ReplyCompleted.class);
        assertThat(side.recorded(ReplyStarted.class).parentMessageId()).isEqualTo(message(1));
    }

    @Test
    void askingForAnotherAnswerWithAnotherTextRecordsTheText() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.converse(send(again("What is an atoll?"), message(3)));

        assertThat(side.recorded(MessageResent.class)
                        .content()
                        .map(SentText::text)
                        .value())
                .contains("What is an atoll?");
    }

    @Test
    void anotherAnswerToAnUnknownMessageIsRefused() {
        assertRefused(send(again("What is a fjord?"), message(3)), Refusal.Code.NOT_FOUND);
        assertThat(side.recorded()).isEmpty();
    }

    @Test
    void anEditedAnswerIsContinuedInANewOne() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.recorded().clear();
        side.converse(send(edited(0), message(3)));

        assertThat(side.recorded(ReplyStarted.class).edited()).isTrue();
        assertThat(side.recorded()).noneMatch(MessageResent.class::isInstance);
    }

    @Test
    void aPartThatIsNotThereCannotBeEdited() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        assertRefused(send(edited(7), message(3)), Refusal.Code.INVALID);
    }

    @Test
    void aStrangerTakesNoTurn() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        var next = send(said(message(3), message(2), "Mine"), message(4));
        var stranger = new SendMessage(
                CHAT, EVE, next.conversationDocumentId(), next.turn(), next.question(), next.reply(), NOW);
        assertRefused(stranger, Refusal.Code.FORBIDDEN);
    }

    @Test
    void aDeletedConversationTakesNoTurn() throws Exception {
        side.converse(firstTurn("What is a fjord?"));
        side.send(new DeleteConversation(CHAT, ADA, "owner", NOW));
        assertRefused(send(said(message(3), message(2), "More"), message(4)), Refusal.Code.NOT_FOUND);
    }

    @Test
    void theLeaseIsOpenedWithTheTurnAndClosedWithTheEnd() throws Exception {
        side.model.hangsAfter(new ModelEvent.TextDelta("A sea"));
        side.send(firstTurn("What is a fjord?"));
        assertThat(side.leases.open).containsOnlyKeys(message(2));

        side.send(new StopReply(CHAT, ADA, null));
        CommandSide.read(side.reply().stream().subscribe());
        assertThat(side.leases.open).isEmpty();
    }

    private static SameMessage again(String text) {
        return new SameMessage(message(1), MessageId.ROOT, new SentText(text, List.of()), 9);
    }

    private static EditedAnswer edited(int index) {
        return new EditedAnswer(
                message(1),
                MessageId.ROOT,
                new SentText("What is a fjord?", List.of()),
                9,
                new Edit(message(2), index, false, "Edited start. "));
    }

    private void assertRefused(SendMessage command, Refusal.Code code) {
        assertThatThrownBy(() -> side.send(command))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
