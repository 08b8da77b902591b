package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.Given.firstTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.command.message.ReplyFrame.Attached;
import io.ledgerchat.command.message.ReplyFrame.ContextCounted;
import io.ledgerchat.command.message.ReplyFrame.Created;
import io.ledgerchat.command.message.ReplyFrame.Delta;
import io.ledgerchat.command.message.ReplyFrame.Finished;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.StepClosed;
import io.ledgerchat.command.message.ReplyFrame.StepOpened;
import io.ledgerchat.command.message.ReplyFrame.ToolAnswered;
import io.ledgerchat.command.model.ModelEvent.ReasoningSealed;
import io.ledgerchat.command.model.ModelEvent.TextDelta;
import io.ledgerchat.command.model.ModelEvent.ToolArgumentsDelta;
import io.ledgerchat.command.model.ModelEvent.ToolCallStarted;
import io.ledgerchat.command.model.ModelEvent.UsageReported;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.Thought;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.ToolFailure;
import io.ledgerchat.command.tool.ToolResult;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageEvent.ToolCalled;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.ToolOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reply whose model calls tools (contract 30 §6.2, §16.4). */
class ToolCallsTest {
    private final CommandSide side = new CommandSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aCallIsMadeRecordedToldAndAnsweredByTheModel() throws Exception {
        side.tools.add(tool("echo", arguments -> ToolResult.of("heard " + arguments.get("word"))));
        side.model.says(
                new TextDelta("Let me see."),
                new ToolCallStarted(0, "call_1", "echo"),
                new ToolArgumentsDelta(0, "{\"word\":"),
                new ToolArgumentsDelta(0, "\"fjord\"}"));
        side.model.thenSays(new TextDelta("Done."));
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
                        StepClosed.class,
                        StepOpened.class,
                        Delta.class,
                        Delta.class,
                        Delta.class,
                        ToolAnswered.class,
                        StepClosed.class,
                        ContextCounted.class,
                        StepOpened.class,
                        Delta.class,
                        StepClosed.class,
                        Finished.class);
        assertThat(((Finished) frames.getLast()).content())
                .containsExactly(
                        new ContentPart.Text("Let me see."),
                        new ContentPart.ToolCall(
                                "call_1", "echo", "{\"word\":\"fjord\"}", "heard fjord", "completed", 0L),
                        new ContentPart.Text("Done."));
        assertThat(side.model.calls.getFirst().tools().getFirst().name()).isEqualTo("echo");
        assertThat(side.model.calls.getLast().messages())
                .endsWith(
                        new ModelMessage.Assistant(
                                "Let me see.",
                                List.of(new ModelMessage.ToolUse("call_1", "echo", "{\"word\":\"fjord\"}"))),
                        new ModelMessage.ToolResult("call_1", "echo", "heard fjord"));
        assertThat(side.recorded(ToolCalled.class).arguments().value()).contains("{\"word\":\"fjord\"}");
        assertThat(outcome()).isEqualTo(ToolOutcome.COMPLETED);
    }

    @Test
    void aSilentModelsCallsComeAfterAnEmptyPartAndTwoAreToldInTheirOrder() throws Exception {
        side.tools.add(tool("echo", arguments -> ToolResult.of("heard " + arguments.get("word"))));
        side.model.says(
                new ToolCallStarted(0, "call_1", "echo"),
                new ToolArgumentsDelta(0, "{\"word\":1}"),
                new ToolCallStarted(1, "call_2", "echo"),
                new ToolArgumentsDelta(1, "{\"word\":2}"));
        side.model.thenSays(new TextDelta("Done."));
        var frames = side.converse(firstTurn("What is a fjord?"));

        var steps = frames.stream()
                .filter(StepOpened.class::isInstance)
                .map(frame -> ((StepOpened) frame).step())
                .toList();
        assertThat(steps)
                .extracting(ReplyFrame.Step::kind)
                .containsExactly(Kind.SILENCE, Kind.TOOL_CALL, Kind.TOOL_CALL, Kind.TEXT);
        assertThat(steps).extracting(ReplyFrame.Step::index).containsExactly(0, 1, 2, 3);
        assertThat(steps).extracting(ReplyFrame.Step::place).containsExactly(0, 1, 2, 0);
        assertThat(frames.stream().filter(ToolAnswered.class::isInstance).map(frame -> ((ToolAnswered) frame).output()))
                .containsExactly("heard 1", "heard 2");
        assertThat(((Finished) frames.getLast()).content()).hasSize(3);
    }

    @Test
    void whatGoesWrongIsToldToTheModel() throws Exception {
        side.tools.add(tool("broken", arguments -> {
            throw new ToolFailure("no such city");
        }));
        side.model.says(
                new ToolCallStarted(0, "call_1", "broken"),
                new ToolCallStarted(1, "call_2", "missing"),
                new ToolCallStarted(2, "call_3", "broken"),
                new ToolArgumentsDelta(2, "{\"word"));
        side.model.thenSays(new TextDelta("Sorry."));
        var frames = side.converse(firstTurn("What is a fjord?"));

        var outputs = frames.stream()
                .filter(ToolAnswered.class::isInstance)
                .map(frame -> ((ToolAnswered) frame).output())
                .toList();
        assertThat(outputs.get(0)).isEqualTo("Error: no such city\n Please fix your mistakes.");
        assertThat(outputs.get(1)).isEqualTo("Error: Tool missing not found\n Please fix your mistakes.");
        assertThat(outputs.get(2)).startsWith("Error: Malformed args.");
        assertThat(side.recorded(ReplyCompleted.class).content().value())
                .hasValueSatisfying(content -> assertThat(content).hasSize(4));
    }

    @Test
    void aServerThatBeginsItsIdsAnewIsUnderstood() throws Exception {
        side.tools.add(tool("echo", arguments -> ToolResult.of("heard")));
        side.model.says(new ToolCallStarted(0, "call_0", "echo"), new ToolCallStarted(1, "call_0", "echo"));
        side.model.thenSays(new ToolCallStarted(0, "call_0", "echo"));
        side.model.thenSays(new TextDelta("Done."));
        var frames = side.converse(firstTurn("What is a fjord?"));

        var ids = ((Finished) frames.getLast())
                .content().stream()
                        .filter(ContentPart.ToolCall.class::isInstance)
                        .map(part -> ((ContentPart.ToolCall) part).id())
                        .toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates().startsWith("call_0");
        var told = side.model.calls.getLast().messages();
        assertThat(told.getLast()).isEqualTo(new ModelMessage.ToolResult(ids.getLast(), "echo", "heard"));
        assertThat(side.recorded(ReplyCompleted.class)).isNotNull();
    }

    @Test
    void aNameThatNoProviderKnowsIsToldWithoutItsStrangeLetters() throws Exception {
        side.tools.add(tool("echo", arguments -> ToolResult.of("heard")));
        side.model.says(new ToolCallStarted(0, "call_1", "functions.echo to=Ada \u0000"));
        side.model.thenSays(new TextDelta("Sorry."));
        side.converse(firstTurn("What is a fjord?"));

        assertThat(side.recorded(ToolCalled.class).tool()).isEqualTo("functions_echo_to_Ada__");
        assertThat(outcome()).isEqualTo(ToolOutcome.UNKNOWN);
    }

    @Test
    void aToolThatBreaksIsOneThatFailed() throws Exception {
        side.tools.add(tool("broken", arguments -> {
            throw new NoClassDefFoundError("gone");
        }));
        side.model.says(new ToolCallStarted(0, "call_1", "broken"));
        side.model.thenSays(new TextDelta("Sorry."));
        side.converse(firstTurn("What is a fjord?"));

        assertThat(outcome()).isEqualTo(ToolOutcome.FAILED);
        assertThat(side.model.calls.getLast().messages().getLast())
                .isEqualTo(new ModelMessage.ToolResult(
                        "call_1", "broken", "Error: The tool failed.\n Please fix your mistakes."));
    }

    @Test
    void whatToolsAnswerCountsAgainstTheLengthOfAReply() throws Exception {
        side.tools.add(tool("novel", arguments -> ToolResult.of("x".repeat(200_000))));
        var calls = new ToolCallStarted[25];
        for (int call = 0; call < calls.length; call++) {
            calls[call] = new ToolCallStarted(call, "call_" + call, "novel");
        }
        side.model.says(calls);
        side.model.thenSays(new TextDelta("Done."));
        side.converse(firstTurn("What is a fjord?"));

        assertThat(side.recorded(ReplyFailed.class).content().value())
                .hasValueSatisfying(
                        content -> assertThat(content.getLast()).asString().contains("longer than can be kept"));
    }

    @Test
    void whatAToolLeavesForTheReaderIsToldAndKept() throws Exception {
        Map<String, Object> artifact = Map.of("type", "memory");
        side.tools.add(tool("remember", arguments -> new ToolResult("noted", List.of(artifact))));
        side.model.says(new ToolCallStarted(0, "call_1", "remember"));
        side.model.thenSays(new TextDelta("Done."));
        var frames = side.converse(firstTurn("What is a fjord?"));

        var left = new Attachment("call_1", artifact);
        assertThat(frames).contains(new Attached(left));
        assertThat(((Finished) frames.getLast()).attachments()).containsExactly(left);
        assertThat(side.recorded(ReplyCompleted.class).attachments().value()).contains(List.of(left));
    }

    @Test
    void aModelThatNeverStopsCallingIsStopped() throws Exception {
        side.tools.add(tool("echo", arguments -> ToolResult.of("again")));
        side.model.says(new ToolCallStarted(0, "call_0", "echo"));
        for (int call = 1; call <= 30; call++) {
            side.model.thenSays(new ToolCallStarted(0, "call_" + call, "echo"));
        }
        side.converse(firstTurn("What is a fjord?"));

        assertThat(side.model.calls).hasSize(Persona.USUAL_STEPS / 2 + 1);
        assertThat(side.recorded(ReplyFailed.class).content().value())
                .hasValueSatisfying(content ->
                        assertThat(content.getLast()).asString().contains("The limit of 50 steps was reached"));
    }

    @Test
    void aStopGivesUpARunningTool() throws Exception {
        var running = new CountDownLatch(1);
        side.tools.add(tool("slow", arguments -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException given) {
                throw new ToolFailure("given up");
            }
            return ToolResult.of("never");
        }));
        side.model.says(new ToolCallStarted(0, "call_1", "slow"));
        side.<SendMessage.Taken>send(firstTurn("What is a fjord?"));
        running.await();
        side.send(new StopReply(Given.CHAT, Given.ADA, null));

        await().until(() -> !side.reply().isRunning());
        assertThat(side.recorded(ReplyStopped.class).content().value())
                .contains(List.of(new ContentPart.ToolCall("call_1", "slow", "", null, "cancelled", 0L)));
        assertThat(outcome()).isEqualTo(ToolOutcome.CANCELLED);
    }

    @Test
    void sealedThoughtsGoBackToTheModelAndUsageAddsUp() throws Exception {
        side.tools.add(tool("echo", arguments -> ToolResult.of("heard")));
        side.model.says(
                new ReasoningSealed(new Thought("Hm.", "seal")),
                new ToolCallStarted(0, "call_1", "echo"),
                new UsageReported(10, 5, 0, 1));
        side.model.thenSays(new TextDelta("Done."), new UsageReported(20, 7, 0, 2));
        side.converse(firstTurn("What is a fjord?"));

        var told = side.model.calls.getLast().messages();
        assertThat(((ModelMessage.Assistant) told.get(told.size() - 2)).thoughts())
                .containsExactly(new Thought("Hm.", "seal"));
        assertThat(side.recorded(ReplyCompleted.class).usage()).isEqualTo(new ReplyUsage(30, 12, 0, 3));
    }

    private ToolOutcome outcome() {
        return side.recorded(MessageEvent.ToolAnswered.class).outcome();
    }

    private static Tool tool(String name, Function<Map<String, Object>, ToolResult> runs) {
        return new Tool() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String description() {
                return "Tries things.";
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "object");
            }

            @Override
            public ToolResult run(Map<String, Object> arguments, ToolContext context) {
                return runs.apply(arguments);
            }
        };
    }
}
