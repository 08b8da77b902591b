package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.Given.firstTurn;
import static io.ledgerchat.command.message.Given.turnForTwo;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.message.ReplyFrame.ContextCounted;
import io.ledgerchat.command.message.ReplyFrame.Created;
import io.ledgerchat.command.message.ReplyFrame.Delta;
import io.ledgerchat.command.message.ReplyFrame.Finished;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.StepClosed;
import io.ledgerchat.command.message.ReplyFrame.StepOpened;
import io.ledgerchat.command.message.ReplyFrame.TokensCounted;
import io.ledgerchat.command.model.ModelEvent.Opened;
import io.ledgerchat.command.model.ModelEvent.ReasoningDelta;
import io.ledgerchat.command.model.ModelEvent.TextDelta;
import io.ledgerchat.command.model.ModelEvent.UsageReported;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.ReplyUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reader is told while a model answers, and what is recorded of it. */
class ReplyRunTest {
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
}
