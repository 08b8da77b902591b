package io.ledgerchat.infra.model;

import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.completions.CompletionUsage;
import io.ledgerchat.command.model.ModelEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a chat completion while it arrives, told as events (contract 30 §18). Lenient: compatible providers leave
 * out what OpenAI always sends, and what cannot be read is passed over. Usage may come with any chunk; the last one
 * counts and is told once, at the end.
 */
final class OpenAiAnswer {
    private final Consumer<ModelEvent> sink;
    private final ThinkTags text;
    private final Set<String> reasoningKeys;
    private final ToolCallPieces calls;
    private boolean opened;
    private long wholeCalls;
    private ModelEvent.@Nullable UsageReported usage;
    private @Nullable String finishReason;

    OpenAiAnswer(String reasoningKey, Consumer<ModelEvent> sink) {
        this.sink = sink;
        text = new ThinkTags(sink);
        calls = new ToolCallPieces(sink);
        reasoningKeys = new LinkedHashSet<>(List.of(reasoningKey, "reasoning_content", "reasoning"));
    }

    void accept(ChatCompletionChunk chunk) {
        open(chunk._id());
        for (var choice : known(chunk._choices()).orElse(List.of())) {
            if (known(choice._index()).orElse(0L) == 0) {
                known(choice._delta()).ifPresent(this::accept);
                known(choice._finishReason()).ifPresent(reason -> finishReason = reason.asString());
            }
        }
        known(chunk._usage()).ifPresent(this::count);
    }

    @SuppressWarnings("deprecation") // Reasoning has no field of its own in the official client.
    private void accept(ChatCompletionChunk.Choice.Delta delta) {
        reason(delta._allProperties());
        known(delta._content()).ifPresent(text::accept);
        known(delta._refusal()).ifPresent(text::accept);
        known(delta._toolCalls()).ifPresent(pieces -> {
            text.end();
            pieces.forEach(this::accept);
        });
    }

    private void accept(ChatCompletionChunk.Choice.Delta.ToolCall piece) {
        var function = known(piece._function());
        calls.accept(
                known(piece._index()).orElse(0L),
                known(piece._id()).orElse(null),
                function.flatMap(called -> known(called._name())).orElse(null),
                function.flatMap(called -> known(called._arguments())).orElse(null));
    }

    /** A whole answer at once, of an endpoint that does not stream. */
    @SuppressWarnings("deprecation") // As above.
    void accept(ChatCompletion completion) {
        open(completion._id());
        known(completion._choices()).orElse(List.of()).stream().findFirst().ifPresent(choice -> {
            known(choice._message()).ifPresent(message -> {
                reason(message._allProperties());
                known(message._content()).ifPresent(text::accept);
                known(message._refusal()).ifPresent(text::accept);
                text.end();
                known(message._toolCalls()).orElse(List.of()).forEach(this::accept);
            });
            known(choice._finishReason()).ifPresent(reason -> finishReason = reason.asString());
        });
        known(completion._usage()).ifPresent(this::count);
    }

    private void accept(ChatCompletionMessageToolCall call) {
        call.function()
                .ifPresent(function -> calls.accept(
                        wholeCalls++,
                        known(function._id()).orElse(null),
                        known(function._function())
                                .flatMap(called -> known(called._name()))
                                .orElse(null),
                        known(function._function())
                                .flatMap(called -> known(called._arguments()))
                                .orElse(null)));
    }

    /** What was held back because it might have become a tag; also when the answer breaks off. */
    void release() {
        text.end();
    }

    void finish() {
        release();
        if (usage != null) {
            sink.accept(usage);
        }
        sink.accept(new ModelEvent.Finished(finishReason));
    }

    private void open(JsonField<String> id) {
        if (!opened) {
            opened = true;
            sink.accept(new ModelEvent.Opened(known(id).orElse("")));
        }
    }

    private void reason(Map<String, JsonValue> delta) {
        for (var key : reasoningKeys) {
            JsonField<?> value = delta.get(key);
            var reasoning = value == null ? "" : value.asString().orElse("");
            if (!reasoning.isEmpty()) {
                sink.accept(new ModelEvent.ReasoningDelta(reasoning));
                return;
            }
        }
    }

    private void count(CompletionUsage reported) {
        long cached = known(reported._promptTokensDetails())
                .flatMap(details -> known(details._cachedTokens()))
                .orElse(0L);
        usage = new ModelEvent.UsageReported(
                known(reported._promptTokens()).orElse(0L),
                known(reported._completionTokens()).orElse(0L),
                0,
                cached);
    }

    private static <T> Optional<T> known(JsonField<T> field) {
        return field.asKnown();
    }
}
