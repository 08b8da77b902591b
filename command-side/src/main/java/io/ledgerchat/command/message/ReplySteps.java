package io.ledgerchat.command.message;

import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Step;
import io.ledgerchat.command.message.SendMessage.Voice;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.message.ReplyUsage;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the frames of content parts from what a model's stream says. Used by the thread of one who answers. */
final class ReplySteps {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final ReplyParts parts;
    private final Voice voice;
    private final @Nullable String agentId;
    private final Function<ReplyUsage, @Nullable Double> cost;
    private final Map<Integer, Step> called = new LinkedHashMap<>();
    private @Nullable Step open;
    private String completionId = name("msg_");
    private boolean thinks;
    private boolean silent = true;
    private long length;

    /**
     * @param agentId marks the parts, where others answer too
     * @param cost of a call in US dollars, where people are told
     */
    ReplySteps(
            Clock clock,
            ReplyParts parts,
            Voice voice,
            @Nullable String agentId,
            Function<ReplyUsage, @Nullable Double> cost) {
        this.clock = clock;
        this.parts = parts;
        this.voice = voice;
        this.agentId = agentId;
        this.cost = cost;
    }

    /** The model is asked, once more or for the first time. */
    void beginAnswer() {
        called.clear();
        completionId = name("msg_");
        thinks = false;
        silent = true;
    }

    void on(ModelEvent event) {
        switch (event) {
            case ModelEvent.Opened(var id) -> completionId = id;
            case ModelEvent.ReasoningDelta(var thought) -> {
                thinks = true;
                say(Kind.THOUGHT, thought);
            }
            case ModelEvent.TextDelta(var text) -> say(Kind.TEXT, text);
            case ModelEvent.ToolCallStarted(var index, var id, var tool) -> call(index, id, tool);
            case ModelEvent.ToolArgumentsDelta(var index, var fragment) -> {
                var step = called.get(index);
                if (step != null) {
                    length += fragment.length();
                    parts.tell(new ReplyFrame.Delta(step, fragment));
                }
            }
            case ModelEvent.UsageReported(var input, var output, var written, var read) ->
                parts.count(sequence -> new ReplyFrame.TokensCounted(
                        voice.persona().endpoint(),
                        voice.persona().model(),
                        input,
                        output,
                        written,
                        read,
                        sequence,
                        cost.apply(new ReplyUsage(input, output, written, read))));
            case ModelEvent.ReasoningSealed _, ModelEvent.Finished _ -> {}
        }
    }

    /** How many characters were produced so far, by the model and its tools. */
    long length() {
        return length;
    }

    /** The last part is complete. */
    void close() {
        if (open != null) {
            close(open);
            open = null;
        }
    }

    /** The tool calls of this answer, in the order in which the model made them. */
    List<Step> called() {
        return List.copyOf(called.values());
    }

    /** The tool calls of this answer have come out. */
    void closeCalls(List<ModelMessage.ToolResult> results) {
        called.values().forEach(this::close);
        results.forEach(result -> length += result.output().length());
    }

    private void close(Step step) {
        parts.tell(new ReplyFrame.StepClosed(step, now()));
    }

    private void say(Kind kind, String chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        length += chunk.length();
        Step step = step(kind);
        WordPieces.of(chunk).forEach(piece -> parts.tell(new ReplyFrame.Delta(step, piece)));
    }

    private Step step(Kind kind) {
        Step current = open;
        if (current != null && current.kind() == kind) {
            return current;
        }
        close();
        silent = false;
        var next = parts.open(index ->
                new Step(name("step_"), index, 0, kind, thinks ? name("msg_") : completionId, null, now(), agentId));
        open = next;
        return next;
    }

    /** A call of a model that said nothing before it is preceded by an empty part, as clients know it (contract 30 §6.2). */
    private void call(int index, String id, String tool) {
        if (called.containsKey(index)) {
            return;
        }
        if (silent) {
            step(Kind.SILENCE);
        }
        close();
        var step = parts.open(place -> new Step(
                name("step_"),
                place,
                called.size() + 1,
                Kind.TOOL_CALL,
                "",
                new ReplyFrame.Call(id, tool),
                now(),
                agentId));
        called.put(index, step);
        parts.tell(new ReplyFrame.Delta(step, ""));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String name(String prefix) {
        var name = new StringBuilder(prefix);
        for (int i = 0; i < 21; i++) {
            name.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
