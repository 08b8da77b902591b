package io.ledgerchat.command.message;

import io.ledgerchat.command.message.ReplyFrame.Step;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolArguments;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.ToolFailure;
import io.ledgerchat.command.tool.ToolResult;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tool calls of one reply: each is recorded before it is made, those of one answer run side by side and are
 * told in their order. What goes wrong is told to the model, which may try again (contract 30 §6.2).
 */
final class ToolCalling {
    private static final Logger LOG = LoggerFactory.getLogger(ToolCalling.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String TRY_AGAIN = "\n Please fix your mistakes.";
    private static final String BROKEN = "Error: The tool failed." + TRY_AGAIN;
    private static final String MALFORMED = "Error: Malformed args. The tool call input could not be parsed as a JSON"
            + " object; the tool was not run." + TRY_AGAIN;

    /** A longer output is cut. */
    private static final int LONGEST_OUTPUT = 200_000;

    private final List<Tool> tools;
    private final ToolContext context;
    private final ToolRecords records;
    private final Consumer<ReplyFrame> out;

    ToolCalling(List<Tool> tools, ToolContext context, ToolRecords records, Consumer<ReplyFrame> out) {
        this.tools = tools;
        this.context = context;
        this.records = records;
        this.out = out;
    }

    /** A call and the step that shows it; {@code arguments} is absent when the model wrote no JSON object. */
    record Call(
            Step step, ModelMessage.ToolUse use, @Nullable Map<String, Object> arguments) {
        static Call of(Step step, ModelMessage.ToolUse use, ToolArguments reader) {
            String text = use.arguments() == null || use.arguments().isBlank() ? "{}" : use.arguments();
            var arguments = reader.read(text);
            String readable = arguments.isPresent() ? text : "{}";
            return new Call(step, new ModelMessage.ToolUse(use.callId(), use.name(), readable), arguments.orElse(null));
        }
    }

    /** @param took in milliseconds */
    private record Answered(ToolResult result, ToolOutcome outcome, long took) {}

    /** Makes the calls of one answer; gives what the model is told of each. None outlives it. */
    List<ModelMessage.ToolResult> make(List<Call> calls) {
        calls.forEach(call -> records.called(call.use()));
        long begun = System.nanoTime();
        var running = calls.stream().map(this::start).toList();
        context.cancellation().onCancel(() -> giveUp(running));
        try {
            return results(calls, running, begun);
        } finally {
            giveUp(running);
        }
    }

    private FutureTask<Answered> start(Call call) {
        var task = new FutureTask<>(() -> answer(call));
        Thread.ofVirtual().name("tool-" + call.use().name()).start(task);
        return task;
    }

    private static void giveUp(List<FutureTask<Answered>> running) {
        running.forEach(task -> task.cancel(true));
    }

    private List<ModelMessage.ToolResult> results(List<Call> calls, List<FutureTask<Answered>> running, long begun) {
        var results = new ArrayList<ModelMessage.ToolResult>();
        for (int number = 0; number < calls.size(); number++) {
            var call = calls.get(number);
            var answered = await(running.get(number), begun);
            records.answered(call.use().callId(), answered.outcome(), answered.took());
            if (!context.cancellation().isCancelled()) {
                tell(call, answered.result());
                results.add(new ModelMessage.ToolResult(
                        call.use().callId(),
                        call.use().name(),
                        answered.result().text()));
            }
        }
        return results;
    }

    private void tell(Call call, ToolResult result) {
        String arguments = call.use().arguments() == null ? "{}" : call.use().arguments();
        for (var artifact : result.artifacts()) {
            out.accept(new ReplyFrame.Attached(new Attachment(call.use().callId(), artifact)));
        }
        out.accept(new ReplyFrame.ToolAnswered(call.step(), arguments, result.text(), records.now()));
    }

    private static Answered await(FutureTask<Answered> running, long begun) {
        try {
            long left = LONGEST.toNanos() - (System.nanoTime() - begun);
            return running.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            running.cancel(true);
            return failed("Error: The tool did not answer in time." + TRY_AGAIN, ToolOutcome.TIMED_OUT, begun);
        } catch (ExecutionException broken) {
            return failed(BROKEN, ToolOutcome.FAILED, begun);
        } catch (CancellationException stopped) {
            return failed("", ToolOutcome.CANCELLED, begun);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("", ToolOutcome.CANCELLED, begun);
        }
    }

    private static Answered failed(String text, ToolOutcome outcome, long begun) {
        return new Answered(ToolResult.of(text), outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private Answered answer(Call call) {
        long begun = System.nanoTime();
        var arguments = call.arguments();
        if (arguments == null) {
            return failed(MALFORMED, ToolOutcome.MALFORMED, begun);
        }
        String name = call.use().name();
        var tool = find(name);
        if (tool.isEmpty()) {
            return failed("Error: Tool " + name + " not found" + TRY_AGAIN, ToolOutcome.UNKNOWN, begun);
        }
        try {
            var result = tool.get().run(arguments, context);
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            return new Answered(new ToolResult(cut(result.text()), result.artifacts()), ToolOutcome.COMPLETED, took);
        } catch (ToolFailure failure) {
            return failed("Error: " + failure.getMessage() + TRY_AGAIN, ToolOutcome.FAILED, begun);
        } catch (RuntimeException | Error defect) {
            // Its message may quote what was said, so only its kind is logged.
            LOG.warn("Tool {} failed: {}", name, defect.getClass().getName());
            LOG.debug("Tool {} failed", name, defect);
            return failed(BROKEN, ToolOutcome.FAILED, begun);
        }
    }

    private Optional<Tool> find(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_OUTPUT ? text : Excerpt.of(text, LONGEST_OUTPUT) + "\n[cut]";
    }
}
