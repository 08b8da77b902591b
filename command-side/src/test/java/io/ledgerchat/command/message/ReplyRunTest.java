package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.Given.ADA;
import static io.ledgerchat.command.message.Given.CHAT;
import static io.ledgerchat.command.message.Given.EVE;
import static io.ledgerchat.command.message.Given.firstTurn;
import static io.ledgerchat.command.message.Given.message;
import static io.ledgerchat.command.message.Given.said;
import static io.ledgerchat.command.message.Given.send;
import static io.ledgerchat.command.message.Given.turnForTwo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.TitleConversation;
import io.ledgerchat.command.message.ReplyFrame.Aborted;
import io.ledgerchat.command.message.ReplyFrame.ContextCounted;
import io.ledgerchat.command.message.ReplyFrame.Created;
import io.ledgerchat.command.message.ReplyFrame.Delta;
import io.ledgerchat.command.message.ReplyFrame.Finished;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Replaced;
import io.ledgerchat.command.message.ReplyFrame.StepClosed;
import io.ledgerchat.command.message.ReplyFrame.StepOpened;
import io.ledgerchat.command.message.ReplyFrame.Titled;
import io.ledgerchat.command.message.ReplyFrame.TokensCounted;
import io.ledgerchat.command.message.SendMessage.Asked;
import io.ledgerchat.command.message.SendMessage.Edit;
import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelEvent.Opened;
import io.ledgerchat.command.model.ModelEvent.ReasoningDelta;
import io.ledgerchat.command.model.ModelEvent.TextDelta;
import io.ledgerchat.command.model.ModelEvent.UsageReported;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.SentText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplyRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FIRST = "MyAI__my-model-1___MyAI";
    private static final String ADDED = "MyAI__my-model-2____1";
    private static final TokensCounted COUNTED = new TokensCounted("MyAI", "my-model-1", 21, 12, 3, 4, 1, 0.00004);

    private final CommandSide side = new CommandSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aPlainReplyIsToldInTheOrderOfTheContract() throws Exception {
        side.model.says(new Opened("chatcmpl-1"), new TextDelta("A fjord is"), new TextDelta(" deep."));
        var frames = side.converse(firstTurn("What is a fjord?"));

        assertThat(frames)
                .extracting(Object::getClass)
                .containsExactly(
                        Created.class,
                        ContextCounted.class,
                        StepOpened.class,
                        Delta.class,
                        Delta.class,
                        Delta.class,
                        Delta.class,
                        StepClosed.class,
                        Finished.class);
        var opened = (StepOpened) frames.get(2);
        assertThat(opened.step().completionId()).isEqualTo("chatcmpl-1");
        assertThat(opened.step().id()).matches("step_[0-9A-Za-z_-]{21}");
        assertThat(((Finished) frames.getLast()).content()).containsExactly(new ContentPart.Text("A fjord is deep."));
        assertThat(side.recorded(ReplyCompleted.class).content().value())
                .contains(List.of(new ContentPart.Text("A fjord is deep.")));
    }

    @Test
    void thinkingIsAPartOfItsOwn() throws Exception {
        side.model.says(new Opened("chatcmpl-1"), new ReasoningDelta("Hm."), new TextDelta("Deep."));
        var frames = side.converse(firstTurn("What is a fjord?"));

        var steps = frames.stream()
                .filter(StepOpened.class::isInstance)
                .map(frame -> ((StepOpened) frame).step())
                .toList();
        assertThat(steps).extracting(ReplyFrame.Step::index).containsExactly(0, 1);
        assertThat(steps).extracting(ReplyFrame.Step::kind).containsExactly(Kind.THOUGHT, Kind.TEXT);
        assertThat(steps).allSatisfy(step -> assertThat(step.completionId()).startsWith("msg_"));
        assertThat(((Finished) frames.getLast()).content())
                .containsExactly(new ContentPart.Think("Hm."), new ContentPart.Text("Deep."));
    }

    @Test
    void usageAndItsCostAreToldBeforeTheStepClosesAndKeptWithTheAnswer() throws Exception {
        side.model.says(new TextDelta("Deep."), new UsageReported(21, 12, 3, 4));
        var frames = side.converse(firstTurn("What is a fjord?"));

        assertThat(frames).containsSubsequence(COUNTED);
        assertThat(frames.indexOf(COUNTED)).isEqualTo(frames.size() - 3);
        var completed = side.recorded(ReplyCompleted.class);
        assertThat(completed.usage()).isEqualTo(new ReplyUsage(21, 12, 3, 4));
        assertThat(completed.tokenCount()).isEqualTo(12);
        assertThat(completed.metadata()).containsOnlyKeys("contextUsage", "usage");
        assertThat(completed.metadata().get("usage"))
                .isEqualTo(Map.of("input", 21L, "output", 12L, "cacheWrite", 3L, "cacheRead", 4L, "cost", 0.00004));
    }

    @Test
    void twoModelsAnswerSideBySide() throws Exception {
        side.model.says(new TextDelta("Deep."), new UsageReported(21, 12, 0, 0));
        var frames = side.converse(turnForTwo("What is a fjord?"));

        var steps = frames.stream()
                .filter(StepOpened.class::isInstance)
                .map(frame -> ((StepOpened) frame).step())
                .toList();
        assertThat(steps).extracting(ReplyFrame.Step::index).containsExactly(0, 1);
        assertThat(steps).extracting(ReplyFrame.Step::agentId).containsExactlyInAnyOrder(FIRST, ADDED);
        assertThat(frames)
                .filteredOn(TokensCounted.class::isInstance)
                .extracting(frame -> ((TokensCounted) frame).sequence())
                .containsExactly(1, 2);
        assertThat(side.recorded(ReplyStarted.class).addedAgentId()).isEqualTo(ADDED);
        var completed = side.recorded(ReplyCompleted.class);
        assertThat(completed.content().orElse(List.of()))
                .containsExactlyInAnyOrder(
                        new ContentPart.Attributed(FIRST, 1, new ContentPart.Text("Deep.")),
                        new ContentPart.Attributed(ADDED, 1, new ContentPart.Text("Deep.")));
        assertThat(completed.usage()).isEqualTo(new ReplyUsage(21, 12, 0, 0));
        assertThat(side.model.calls)
                .extracting(call -> call.model())
                .containsExactlyInAnyOrder("my-model-1", "my-model-2");
    }

    @Test
    void oneOfTwoThatFailsSaysSoInItsColumnAndTheOtherGoesOn() throws Exception {
        side.model.says(new TextDelta("Deep."));
        side.model.failsOnlyAs("my-model-2", new ModelFailure(0, "terminated"));
        side.converse(turnForTwo("What is a fjord?"));

        assertThat(side.recorded(ReplyCompleted.class).content().orElse(List.of()))
                .contains(new ContentPart.Attributed(FIRST, 1, new ContentPart.Text("Deep.")))
                .endsWith(new ContentPart.Attributed(
                        ADDED,
                        1,
                        new ContentPart.Failure("An error occurred while processing the request: terminated")));
    }

    @Test
    void aStopKeepsWhatBothProduced() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(turnForTwo("What is a fjord?"));
        await().until(() -> side.reply().stream().content().size() == 2);
        side.send(new StopReply(CHAT, ADA, null));
        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        assertThat(side.recorded(ReplyStopped.class).content().orElse(List.of()))
                .hasSize(2);
    }

    @Test
    void anEmptyAnswerHasNoStepAndNoContent() throws Exception {
        side.model.says();
        var frames = side.converse(firstTurn("empty:"));

        assertThat(frames)
                .extracting(Object::getClass)
                .containsExactly(Created.class, ContextCounted.class, Finished.class);
        assertThat(((Finished) frames.getLast()).content()).isEmpty();
    }

    @Test
    void aFailingProviderBecomesTheLastPartOfTheAnswer() throws Exception {
        side.model.failsAfter(new ModelFailure(0, "terminated"), new TextDelta("A fjord"));
        var frames = side.converse(firstTurn("What is a fjord?"));

        List<ContentPart> content = List.of(
                new ContentPart.Text("A fjord"),
                new ContentPart.Failure("An error occurred while processing the request: terminated"));
        assertThat(((Finished) frames.getLast()).content()).isEqualTo(content);
        assertThat(side.recorded(ReplyFailed.class).content().value()).contains(content);
    }

    @Test
    void aDefectEndsTheReplyWithoutTellingWhatItWas() throws Exception {
        side.model.failsAfter(new IllegalStateException("What is a fjord?"));
        var frames = side.converse(firstTurn("What is a fjord?"));
        assertThat(((Finished) frames.getLast()).content())
                .containsExactly(
                        new ContentPart.Failure("An error occurred while processing the request: the server failed"));
    }

    @Test
    void notEvenAnErrorLeavesAReplyRunning() throws Exception {
        side.model.breaks(new NoClassDefFoundError("gone"));
        var frames = side.converse(firstTurn("What is a fjord?"));
        assertThat(((Finished) frames.getLast()).content()).hasSize(1);
        assertThat(side.reply().isRunning()).isFalse();
        assertThat(side.recorded(ReplyFailed.class)).isNotNull();
    }

    @Test
    void aStopEndsTheWaitForFilesThatAreStillBeingRead() throws Exception {
        side.shelf.reading = true;
        var file = side.shelf.document(1, "fjords.txt", "Fjords are deep.", null);
        var question = new SendMessage.NewMessage(
                message(1),
                "66ab00000000000000000001",
                MessageId.ROOT,
                new SentText("Sum it up", List.of(), List.of(file)),
                9);
        side.send(send(question, message(2)));
        side.shelf.waited.await();
        side.send(new StopReply(CHAT, ADA, null));

        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        assertThat(side.recorded(ReplyStopped.class).content().value()).contains(List.of());
        assertThat(side.model.calls).isEmpty();
    }

    @Test
    void aStopKeepsWhatWasProduced() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        awaitText();
        assertThat(side.<StopReply.Outcome>send(new StopReply(CHAT, ADA, null))).isEqualTo(StopReply.Outcome.STOPPING);
        var frames = CommandSide.read(side.reply().stream().subscribe());

        assertThat(frames.getLast()).isEqualTo(new Aborted(List.of(new ContentPart.Text("A fjord"))));
        assertThat(side.recorded(ReplyStopped.class).content().value())
                .contains(List.of(new ContentPart.Text("A fjord")));
        assertThat(side.<StopReply.Outcome>send(new StopReply(CHAT, ADA, null)))
                .isEqualTo(StopReply.Outcome.NOT_RUNNING);
    }

    @Test
    void theReplyOfADeletedConversationIsStopped() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        new WhenConversationDeletedThenItsReplyIsStopped(side.replies, side.leases)
                .on(new ConversationDeleted(CHAT, ADA, "owner", Given.NOW));
        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        assertThat(side.recorded(ReplyStopped.class)).isNotNull();
    }

    @Test
    void aStrangerStopsNothing() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        assertThatThrownBy(() -> side.send(new StopReply(CHAT, EVE, null))).isInstanceOf(Refusal.class);
        assertThat(side.reply().isRunning()).isTrue();
    }

    @Test
    void aStopThatMeansAnotherReplyStopsNothing() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        assertThat(side.<StopReply.Outcome>send(new StopReply(CHAT, ADA, 1L)))
                .isEqualTo(StopReply.Outcome.OTHER_GENERATION);
        assertThat(side.reply().isRunning()).isTrue();
    }

    @Test
    void aNewTurnReplacesTheRunningOneAndKeepsItsPartialAnswer() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        awaitText();
        var replaced = side.reply();
        side.model.says(new TextDelta("An atoll"));
        side.converse(send(said(message(3), MessageId.ROOT, "What is an atoll?"), message(4)));

        assertThat(CommandSide.read(replaced.stream().subscribe()).getLast()).isEqualTo(new Replaced());
        var interrupted = side.recorded(ReplyInterrupted.class);
        assertThat(interrupted.reason()).isEqualTo("replaced");
        assertThat(interrupted.content().value()).contains(List.of(new ContentPart.Text("A fjord")));
    }

    @Test
    void theModelIsToldTheChainAndTheInstructions() throws Exception {
        side.model.says(new TextDelta("Yes."));
        side.history.add(history(1, MessageId.ROOT, true, "What is a fjord?"));
        side.history.add(new HistoryMessage(
                message(2),
                message(1),
                false,
                "",
                List.of(),
                List.of(),
                List.of(
                        new ContentPart.Think("Hm."),
                        new ContentPart.Text("A sea inlet."),
                        new ContentPart.Failure("terminated")),
                false));
        var command = send(said(message(3), message(2), "Deep?"), message(4));
        side.converse(new SendMessage(
                CHAT,
                ADA,
                command.conversationDocumentId(),
                command.turn(),
                command.question(),
                Given.asked(
                        message(4),
                        java.util.Map.of("promptPrefix", "Today is {{current_date}} for {{current_user}}.")),
                Given.NOW));

        assertThat(side.model.calls.getFirst().messages())
                .containsExactly(
                        new ModelMessage.System("Today is 2026-01-31 (Saturday) for Ada."),
                        new ModelMessage.User("What is a fjord?"),
                        new ModelMessage.Assistant("A sea inlet.", List.of()),
                        new ModelMessage.User("Deep?"));
    }

    @Test
    void noModelIsAskedWithoutWhatWasSaidBefore() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(firstTurn("What is a fjord?"));
        side.converse(send(said(message(3), message(2), "Deep?"), message(4)));

        assertThat(side.model.calls).hasSize(1);
        assertThat(side.recorded(ReplyFailed.class).content().orElse(List.of()))
                .singleElement()
                .asString()
                .contains("what was said before is not at hand yet");
        assertThat(side.looks.get()).isBetween(2, 8);
    }

    @Test
    void whatWasDeletedIsNotWaitedFor() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(firstTurn("What is a fjord?"));
        side.send(new DeleteMessage(message(2), CHAT, ADA, Given.NOW));
        side.converse(send(said(message(3), message(2), "Deep?"), message(4)));

        assertThat(side.model.calls.getLast().messages()).containsExactly(new ModelMessage.User("Deep?"));
    }

    @Test
    void anEditedAnswerIsToldAsTheLastMessageAndContinuedInItsLastPart() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(firstTurn("What is a fjord?"));
        side.history.add(history(1, MessageId.ROOT, true, "What is a fjord?"));
        side.history.add(new HistoryMessage(
                message(2),
                message(1),
                false,
                "",
                List.of(),
                List.of(),
                List.of(new ContentPart.Text("A sea inlet.")),
                false));
        side.model.says(new TextDelta("and more."));
        var frames = side.converse(send(
                new EditedAnswer(
                        message(1),
                        MessageId.ROOT,
                        new SentText("What is a fjord?", List.of()),
                        9,
                        new Edit(message(2), 0, false, "Edited start. ")),
                message(3)));

        assertThat(side.model.calls.getLast().messages())
                .containsExactly(
                        new ModelMessage.User("What is a fjord?"),
                        new ModelMessage.Assistant("Edited start. ", List.of()));
        assertThat(((Finished) frames.getLast()).content())
                .containsExactly(new ContentPart.Text("Edited start. and more."));
    }

    @Test
    void aFirstTurnGivesTheConversationItsTitle() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));

        assertThat(side.fresh.take(ADA, CHAT, PATIENCE)).contains("What a Fjord Is");
        await().untilAsserted(() -> assertThat(
                        side.recorded(ConversationTitled.class).title().value())
                .contains("What a Fjord Is"));
        assertThat(side.fresh.take(ADA, CHAT, Duration.ZERO)).isEmpty();
    }

    @Test
    void aTitleThatMeetsAChangeMadeOnAnotherNodeIsKept() throws Exception {
        side.meetChanges(TitleConversation.class, 2);
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));

        await().untilAsserted(() -> assertThat(side.recorded()).anyMatch(ConversationTitled.class::isInstance));
    }

    @Test
    void anotherModelIsAskedForTheTitleWithoutWhatWasSetForThisOne() throws Exception {
        side.offer = CommandSide.offer("immediate", "title-model");
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?", Map.of("temperature", 1.5, "reasoning_effort", "high"))));

        assertThat(title().parameters()).isEmpty();
    }

    @Test
    void theSameModelMakesItsTitleWithoutThinking() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(
                firstTurn("What is a fjord?", Map.of("temperature", 0.3, "thinking", true, "thinkingBudget", 16_000))));

        assertThat(title().parameters()).isEqualTo(Map.of("temperature", 0.3));
        assertThat(title().endpoint().defaults()).isEmpty();
    }

    @Test
    void aQuestionOfFilesAloneGetsItsTitleFromTheirNames() throws Exception {
        var file = side.shelf.document(1, "fjords.txt", "Fjords are deep.", null);
        var question = new SendMessage.NewMessage(
                message(1), "66ab00000000000000000001", MessageId.ROOT, new SentText("", List.of(), List.of(file)), 9);
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(send(question, message(2))));

        assertThat(title().messages()).asString().contains("User: fjords.txt");
    }

    @Test
    void aTitleIsMadeOfWhatIsSaidAndNotOfWhatIsThought() throws Exception {
        side.offer = CommandSide.offer("final");
        side.model.says(new ReasoningDelta("Hm."), new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));

        assertThat(title().messages()).asString().contains("AI: A sea inlet.");
    }

    /** The call that asks for a title, which is made beside the reply. */
    private ModelCall title() {
        await().until(() -> side.model.calls.stream().anyMatch(ReplyRunTest::isForTitle));
        return side.model.calls.stream()
                .filter(ReplyRunTest::isForTitle)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isForTitle(ModelCall call) {
        return call.messages().toString().contains("Conversation:");
    }

    @Test
    void nobodyWaitsForATitleThatCannotCome() throws Exception {
        assertTimeoutPreemptively(
                PATIENCE.dividedBy(2),
                () -> assertThat(side.fresh.take(ADA, CHAT, PATIENCE)).isEmpty());
        side.model.title = "";
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));
        assertTimeoutPreemptively(
                PATIENCE.dividedBy(2),
                () -> assertThat(side.fresh.take(ADA, CHAT, PATIENCE)).isEmpty());
    }

    @Test
    void aTitleIsToldWhileTheReplyRunsAndKeptAfterAStop() throws Exception {
        side.model.hangsAfter(new TextDelta("A sea"));
        side.send(titled(firstTurn("What is a fjord?")));
        await().until(() ->
                "What a Fjord Is".equals(side.reply().stream().snapshot().title()));
        side.send(new StopReply(CHAT, ADA, null));

        assertThat(CommandSide.read(side.reply().stream().subscribe())).contains(new Titled("What a Fjord Is"));
        await().untilAsserted(() ->
                assertThat(side.recorded(ConversationTitled.class)).isNotNull());
    }

    @Test
    void withoutATitleTheConversationStaysAsItIs() throws Exception {
        side.model.title = "";
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));
        assertThat(side.recorded()).noneMatch(ConversationTitled.class::isInstance);
    }

    @Test
    void whatWasProducedIsCheckpointedWhileTheReplyRuns() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        side.keeper.start();
        await().untilAsserted(() ->
                assertThat(side.leases.checkpoints.get(message(2))).containsExactly(new ContentPart.Text("A fjord")));
        side.keeper.stop();
    }

    @Test
    void aLostLeaseEndsTheReplyWithoutRecordingAnything() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        int recorded = side.recorded().size();
        side.leases.standing = ReplyLeases.Standing.LOST;
        side.keeper.start();
        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        side.keeper.stop();
        assertThat(side.recorded()).hasSize(recorded);
    }

    @Test
    void theRepliesOfANodeThatWentAwayAreInterruptedWithTheirLastCheckpoint() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        var call = new ContentPart.ToolCall("call_1", "search", "", null, null, null);
        orphan(new ContentPart.Text("A"), call);
        var elsewhere = new ReplyLeaseKeeper(
                side.leases, new LiveReplies(1), side.desk, new ReplyNode(Optional::empty), Duration.ZERO);
        elsewhere.start();
        await().untilAsserted(() -> {
            var interrupted = side.recorded(ReplyInterrupted.class);
            assertThat(interrupted.reason()).isEqualTo("crashed");
            assertThat(interrupted.content().value())
                    .contains(List.of(
                            new ContentPart.Text("A"),
                            new ContentPart.ToolCall("call_1", "search", "", null, "cancelled", null)));
        });
        elsewhere.stop();
    }

    @Test
    void aReplyWhoseLeaseRanOutWhileItsNodeLivesGoesOn() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        awaitText();
        orphan(new ContentPart.Text("A"));
        side.keeper.start();
        await().until(() -> side.leases.takenOrphans > 0);
        side.send(new StopReply(CHAT, ADA, null));

        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        side.keeper.stop();
        assertThat(side.recorded(ReplyStopped.class)).isNotNull();
    }

    private void orphan(ContentPart... checkpoint) {
        side.leases.orphans.add(new ReplyLeases.Orphan(side.leases.open.get(message(2)), List.of(checkpoint)));
    }

    @Test
    void whenTheNodeGoesItsRepliesAreInterruptedAndTheirReadersTornOff() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        awaitText();
        var reader = side.reply().stream().resume();
        reader.next(PATIENCE);
        side.keeper.start();
        side.keeper.stop();

        assertThat(side.recorded(ReplyInterrupted.class).reason()).isEqualTo("shutdown");
        assertThatThrownBy(() -> reader.next(PATIENCE)).isInstanceOf(ReplyStream.Torn.class);
        assertThat(side.replies.hasRoom()).isFalse();
    }

    @Test
    void aRefusedStartOnlySaysWhy() throws Exception {
        var refused = side.replies.refuse(Given.head(), "{\"type\":\"no_user_key\"}");
        assertThat(CommandSide.read(refused.stream().subscribe()))
                .containsExactly(new ReplyFrame.Broken("{\"type\":\"no_user_key\"}"));
        assertThat(side.recorded()).isEmpty();
    }

    @Test
    void aRefusedStartOfAStrangerLeavesTheRunningReplyAlone() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        var running = side.reply();
        var head = Given.head();
        side.replies.refuse(
                new ReplyHead(CHAT, EVE, head.question(), head.reply(), head.startedAt()),
                "{\"type\":\"no_user_key\"}");

        assertThat(side.reply()).isSameAs(running);
        assertThat(running.cancellation().isCancelled()).isFalse();
    }

    private void awaitText() {
        await().until(() -> !side.reply().stream().content().isEmpty());
    }

    private static HistoryMessage history(int id, MessageId parent, boolean fromUser, String text) {
        return new HistoryMessage(message(id), parent, fromUser, text, List.of(), List.of(), List.of(), false);
    }

    private static SendMessage titled(SendMessage command) {
        Asked asked = command.reply();
        return new SendMessage(
                command.conversationId(),
                command.actor(),
                command.conversationDocumentId(),
                command.turn(),
                command.question(),
                new Asked(
                        asked.id(),
                        asked.documentId(),
                        asked.endpoint(),
                        asked.model(),
                        asked.sender(),
                        asked.label(),
                        asked.iconUrl(),
                        true,
                        asked.zone(),
                        asked.askerName(),
                        asked.voice(),
                        asked.added()),
                command.at());
    }
}
