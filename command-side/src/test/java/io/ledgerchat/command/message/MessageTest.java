package io.ledgerchat.command.message;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Refused;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageEvent.ToolAnswered;
import io.ledgerchat.event.message.MessageEvent.ToolCalled;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final ConversationId CHAT = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final ConversationId OTHER_CHAT = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e50");
    private static final MessageId ID = new MessageId("11111111-aaaa-4aaa-8aaa-000000000001");
    private static final MessageId REPLY = new MessageId("22222222-bbbb-4bbb-8bbb-000000000002");
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final ReplyUsage USAGE = new ReplyUsage(21, 12, 0, 0);

    private static final MessageSent SENT = new MessageSent(
            ID,
            CHAT,
            ADA,
            "66ab00000000000000000001",
            MessageId.ROOT,
            Personal.of(CHAT, new SentText("What is a fjord?", List.of())),
            "MyAI",
            9,
            null,
            NOW.minusSeconds(60));
    private static final ReplyStarted STARTED = new ReplyStarted(
            REPLY,
            CHAT,
            ADA,
            "66ac00000000000000000002",
            ID,
            "MyAI",
            "my-model-1",
            "MyAI",
            null,
            false,
            null,
            NOW.minusSeconds(59),
            null,
            null);
    private static final List<ContentPart> CONTENT = List.of(
            new ContentPart.Think("Water."),
            new ContentPart.Text("A fjord is a sea inlet."),
            new ContentPart.Failure("terminated"));
    private static final ReplyCompleted COMPLETED =
            new ReplyCompleted(REPLY, CHAT, ADA, personal(CONTENT), USAGE, null, 12, NOW.minusSeconds(50), null);

    private final FixtureConfiguration<Message> message = new AggregateTestFixture<>(Message.class);

    @Test
    void editingReplacesTheText() {
        message.given(SENT)
                .when(new EditMessageText(ID, CHAT, ADA, "What is an atoll?", 7, NOW))
                .expectEvents(new MessageTextEdited(ID, CHAT, ADA, Personal.of(CHAT, "What is an atoll?"), 7, NOW));
    }

    @Test
    void editingToTheSameTextRecordsNothing() {
        message.given(SENT)
                .when(new EditMessageText(ID, CHAT, ADA, "What is a fjord?", 9, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aStrangerIsToldThatThereIsNoSuchMessage() {
        message.given(SENT)
                .when(new EditMessageText(ID, CHAT, EVE, "Mine", 1, NOW))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void itIsNotFoundInAnotherConversation() {
        message.given(SENT)
                .when(new EditMessageText(ID, OTHER_CHAT, ADA, "Mine", 1, NOW))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void aReplyIsNotEditedAsAWhole() {
        message.given(STARTED, COMPLETED)
                .when(new EditMessageText(REPLY, CHAT, ADA, "Mine", 1, NOW))
                .expectException(Refused.as(Refusal.Code.INVALID))
                .expectNoEvents();
    }

    @Test
    void editingAPartReplacesItsText() {
        message.given(STARTED, COMPLETED)
                .when(new EditContentPart(REPLY, CHAT, ADA, 1, "A fjord is deep.", 5, NOW))
                .expectEvents(
                        new ContentPartEdited(REPLY, CHAT, ADA, 1, Personal.of(CHAT, "A fjord is deep."), 5, NOW));
    }

    @Test
    void editingAPartToTheSameTextRecordsNothing() {
        message.given(STARTED, COMPLETED)
                .when(new EditContentPart(REPLY, CHAT, ADA, 0, "Water.", 5, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aPartThatDoesNotExistCannotBeEdited() {
        for (int index : new int[] {-1, 3}) {
            message.given(STARTED, COMPLETED)
                    .when(new EditContentPart(REPLY, CHAT, ADA, index, "x", 1, NOW))
                    .expectException(Refused.as(Refusal.Code.INVALID))
                    .expectExceptionMessage("Invalid index")
                    .expectNoEvents();
        }
    }

    @Test
    void aPartThatIsNoTextCannotBeEdited() {
        message.given(STARTED, COMPLETED)
                .when(new EditContentPart(REPLY, CHAT, ADA, 2, "x", 1, NOW))
                .expectExceptionMessage("Cannot update non-text content")
                .expectNoEvents();
    }

    @Test
    void aStrangerEditsNoPart() {
        message.given(STARTED, COMPLETED)
                .when(new EditContentPart(REPLY, CHAT, EVE, 1, "x", 1, NOW))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void aReplyWhoseContentIsErasedCanStillBeLoaded() {
        var erased = new ReplyCompleted(REPLY, CHAT, ADA, Personal.erased(CHAT.subject()), USAGE, null, 12, NOW, null);
        message.given(
                        STARTED,
                        erased,
                        new ContentPartEdited(REPLY, CHAT, ADA, 1, Personal.erased(CHAT.subject()), 5, NOW))
                .when(new EditContentPart(REPLY, CHAT, ADA, 1, "x", 1, NOW))
                .expectExceptionMessage("Invalid index")
                .expectNoEvents();
    }

    @Test
    void aReplyEndsInOneOfFourWays() {
        message.given(STARTED)
                .when(end(new EndReply.Completed(USAGE, Map.of(), List.of())))
                .expectResultMessagePayload(true)
                .expectEvents(new ReplyCompleted(REPLY, CHAT, ADA, personal(CONTENT), USAGE, Map.of(), 12, NOW, null));
        message.given(STARTED)
                .when(end(new EndReply.Stopped(null)))
                .expectEvents(new ReplyStopped(REPLY, CHAT, ADA, personal(CONTENT), null, 12, NOW));
        message.given(STARTED)
                .when(end(new EndReply.Failed(USAGE, List.of())))
                .expectEvents(new ReplyFailed(REPLY, CHAT, ADA, personal(CONTENT), USAGE, 12, NOW, null));
        message.given(STARTED)
                .when(end(new EndReply.Interrupted("crashed")))
                .expectEvents(new ReplyInterrupted(REPLY, CHAT, ADA, personal(CONTENT), "crashed", 12, NOW));
    }

    @Test
    void whatToolsLeftForTheReaderIsKeptWithTheEnd() {
        var left = List.of(new Attachment("call_1", Map.of("type", "memory")));
        message.given(STARTED)
                .when(end(new EndReply.Completed(USAGE, Map.of(), left)))
                .expectEvents(new ReplyCompleted(
                        REPLY, CHAT, ADA, personal(CONTENT), USAGE, Map.of(), 12, NOW, Personal.of(CHAT, left)));
    }

    @Test
    void aToolCallOfARunningReplyIsRecordedWithItsOutcome() {
        message.given(STARTED).when(CALL).expectEvents(CALLED);
        message.given(STARTED, CALLED)
                .when(new RecordToolAnswer(REPLY, CHAT, ADA, "call_1", ToolOutcome.FAILED, 7, NOW))
                .expectEvents(new ToolAnswered(REPLY, CHAT, ADA, "call_1", "clock", ToolOutcome.FAILED, 7, NOW));
    }

    @Test
    void aCallIsMadeOnceAndAnsweredOnce() {
        message.given(STARTED, CALLED)
                .when(CALL)
                .expectException(Refused.as(Refusal.Code.CONFLICT))
                .expectNoEvents();
        message.given(
                        STARTED,
                        CALLED,
                        new ToolAnswered(REPLY, CHAT, ADA, "call_1", "clock", ToolOutcome.COMPLETED, 7, NOW))
                .when(new RecordToolAnswer(REPLY, CHAT, ADA, "call_1", ToolOutcome.FAILED, 7, NOW))
                .expectNoEvents();
    }

    @Test
    void anEndedReplyCallsNoTool() {
        message.given(STARTED, COMPLETED)
                .when(CALL)
                .expectException(Refused.as(Refusal.Code.INVALID))
                .expectNoEvents();
        message.given(STARTED)
                .when(new RecordToolCall(REPLY, CHAT, EVE, "call_1", "clock", "{}", NOW))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void theFirstEndWins() {
        message.given(STARTED, COMPLETED)
                .when(end(new EndReply.Interrupted("crashed")))
                .expectResultMessagePayload(false)
                .expectNoEvents();
    }

    @Test
    void whatAPersonSaidDoesNotEnd() {
        message.given(SENT)
                .when(new EndReply(ID, CHAT, ADA, new EndReply.Stopped(null), List.of(), 0, NOW))
                .expectException(Refused.as(Refusal.Code.INVALID))
                .expectNoEvents();
    }

    @Test
    void aCallThatRunsWhenItsReplyEndsEndsWithIt() {
        message.given(STARTED, CALLED)
                .when(new EndReply(REPLY, CHAT, ADA, EndReply.Interrupted.CRASHED, CONTENT, 12, NOW.plusMillis(1_500)))
                .expectEvents(
                        new ToolAnswered(
                                REPLY, CHAT, ADA, "call_1", "clock", ToolOutcome.LOST, 1_500, NOW.plusMillis(1_500)),
                        new ReplyInterrupted(
                                REPLY, CHAT, ADA, personal(CONTENT), "crashed", 12, NOW.plusMillis(1_500)));
        message.given(STARTED, CALLED)
                .when(end(new EndReply.Stopped(null)))
                .expectEvents(
                        new ToolAnswered(REPLY, CHAT, ADA, "call_1", "clock", ToolOutcome.CANCELLED, 0, NOW),
                        new ReplyStopped(REPLY, CHAT, ADA, personal(CONTENT), null, 12, NOW));
    }

    @Test
    void aStrangerEndsNothing() {
        message.given(STARTED)
                .when(new EndReply(REPLY, CHAT, EVE, new EndReply.Stopped(null), List.of(), 0, NOW))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND))
                .expectNoEvents();
    }

    private static final RecordToolCall CALL = new RecordToolCall(REPLY, CHAT, ADA, "call_1", "clock", "{}", NOW);
    private static final ToolCalled CALLED =
            new ToolCalled(REPLY, CHAT, ADA, "call_1", "clock", Personal.of(CHAT, "{}"), NOW);

    private static EndReply end(EndReply.Ending ending) {
        return new EndReply(REPLY, CHAT, ADA, ending, CONTENT, 12, NOW);
    }

    private static Personal<List<ContentPart>> personal(List<ContentPart> content) {
        return Personal.of(CHAT, content);
    }
}
