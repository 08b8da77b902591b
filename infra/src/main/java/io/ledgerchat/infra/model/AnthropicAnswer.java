package io.ledgerchat.infra.model;

import com.anthropic.core.JsonField;
import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageDeltaUsage;
import com.anthropic.models.messages.RawContentBlockDelta;
import com.anthropic.models.messages.RawContentBlockStartEvent;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.messages.Usage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.Thought;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer of Anthropic while it arrives, told as events. Anthropic counts the parts of the prompt that it writes to or
 * reads from its cache apart; the input told here is the whole prompt, as with every other provider.
 */
final class AnthropicAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<ModelEvent> sink;
    private int called;
    private long fresh;
    private long cacheWrite;
    private long cacheRead;
    private long output;
    private boolean counted;
    private @Nullable String stopReason;
    private final Map<Long, Integer> calls = new HashMap<>();
    private final StringBuilder thinking = new StringBuilder();

    AnthropicAnswer(Consumer<ModelEvent> sink) {
        this.sink = sink;
    }

    void accept(RawMessageStreamEvent event) {
        event.messageStart().flatMap(start -> start._message().asKnown()).ifPresent(message -> {
            open(message);
            message._usage().asKnown().ifPresent(this::count);
        });
        event.contentBlockStart().ifPresent(this::begin);
        event.contentBlockDelta()
                .ifPresent(block -> block._delta()
                        .asKnown()
                        .ifPresent(delta -> say(block._index().asKnown().orElse(0L), delta)));
        event.messageDelta().ifPresent(delta -> {
            delta._delta()
                    .asKnown()
                    .ifPresent(end -> end._stopReason().asKnown().ifPresent(reason -> stopReason = reason.asString()));
            delta._usage().asKnown().ifPresent(this::count);
        });
    }

    /** A whole answer at once. */
    void accept(Message message) {
        open(message);
        for (var block : message._content().asKnown().orElse(List.of())) {
            block.thinking().ifPresent(thought -> {
                thought._thinking().asKnown().ifPresent(this::think);
                thought._signature().asKnown().ifPresent(this::seal);
            });
            block.redactedThinking().flatMap(hidden -> hidden._data().asKnown()).ifPresent(this::hide);
            block.text().flatMap(text -> text._text().asKnown()).ifPresent(this::say);
            block.toolUse().ifPresent(use -> {
                int call = call(use);
                arguments(call, json(use._input()));
            });
        }
        message._stopReason().asKnown().ifPresent(reason -> stopReason = reason.asString());
        message._usage().asKnown().ifPresent(this::count);
    }

    void finish() {
        if (counted) {
            long input = fresh + cacheWrite + cacheRead;
            sink.accept(new ModelEvent.UsageReported(input, output, cacheWrite, cacheRead));
        }
        sink.accept(new ModelEvent.Finished(stopReason));
    }

    private void open(Message message) {
        sink.accept(new ModelEvent.Opened(message._id().asKnown().orElse("")));
    }

    private void begin(RawContentBlockStartEvent start) {
        start._contentBlock().asKnown().ifPresent(block -> {
            block.toolUse().ifPresent(use -> calls.put(start._index().asKnown().orElse(0L), call(use)));
            block.redactedThinking().flatMap(hidden -> hidden._data().asKnown()).ifPresent(this::hide);
        });
    }

    private int call(ToolUseBlock use) {
        int number = called++;
        sink.accept(new ModelEvent.ToolCallStarted(
                number,
                use._id().asKnown().orElse("call_" + number),
                use._name().asKnown().orElse("")));
        return number;
    }

    private void arguments(int call, String fragment) {
        if (!fragment.isEmpty()) {
            sink.accept(new ModelEvent.ToolArgumentsDelta(call, fragment));
        }
    }

    private static String json(JsonValue value) {
        try {
            return JSON.writeValueAsString(value.convert(JsonNode.class));
        } catch (JsonProcessingException impossible) {
            return "";
        }
    }

    private void say(long block, RawContentBlockDelta delta) {
        @Nullable Integer call = calls.get(block);
        if (call != null) {
            delta.inputJson()
                    .flatMap(piece -> piece._partialJson().asKnown())
                    .ifPresent(fragment -> arguments(call, fragment));
        }
        delta.signature().flatMap(signed -> signed._signature().asKnown()).ifPresent(this::seal);
        delta.thinking().flatMap(thinking -> thinking._thinking().asKnown()).ifPresent(this::think);
        delta.text().flatMap(text -> text._text().asKnown()).ifPresent(this::say);
    }

    private void say(String text) {
        if (!text.isEmpty()) {
            sink.accept(new ModelEvent.TextDelta(text));
        }
    }

    private void think(String thought) {
        if (!thought.isEmpty()) {
            thinking.append(thought);
            sink.accept(new ModelEvent.ReasoningDelta(thought));
        }
    }

    private void seal(String signature) {
        sink.accept(new ModelEvent.ReasoningSealed(new Thought(thinking.toString(), signature)));
        thinking.setLength(0);
    }

    private void hide(String thought) {
        sink.accept(new ModelEvent.ReasoningSealed(new Thought("", thought)));
    }

    private void count(Usage usage) {
        counted = true;
        fresh = orElse(usage._inputTokens(), fresh);
        cacheWrite = orElse(usage._cacheCreationInputTokens(), cacheWrite);
        cacheRead = orElse(usage._cacheReadInputTokens(), cacheRead);
        output = orElse(usage._outputTokens(), output);
    }

    /** Totals again, of which only the output is always there. */
    private void count(MessageDeltaUsage usage) {
        counted = true;
        fresh = orElse(usage._inputTokens(), fresh);
        cacheWrite = orElse(usage._cacheCreationInputTokens(), cacheWrite);
        cacheRead = orElse(usage._cacheReadInputTokens(), cacheRead);
        output = orElse(usage._outputTokens(), output);
    }

    private static long orElse(JsonField<Long> reported, long before) {
        return reported.asKnown().orElse(before);
    }
}
