package io.ledgerchat.infra.model;

import com.anthropic.core.JsonField;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageDeltaUsage;
import com.anthropic.models.messages.RawContentBlockDelta;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Usage;
import io.ledgerchat.command.model.ModelEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer of Anthropic while it arrives, told as events. Anthropic counts the parts of the prompt that it writes to or
 * reads from its cache apart; the input told here is the whole prompt, as with every other provider.
 */
final class AnthropicAnswer {
    private final Consumer<ModelEvent> sink;
    private long fresh;
    private long cacheWrite;
    private long cacheRead;
    private long output;
    private boolean counted;
    private @Nullable String stopReason;

    AnthropicAnswer(Consumer<ModelEvent> sink) {
        this.sink = sink;
    }

    void accept(RawMessageStreamEvent event) {
        event.messageStart().flatMap(start -> start._message().asKnown()).ifPresent(message -> {
            open(message);
            message._usage().asKnown().ifPresent(this::count);
        });
        event.contentBlockDelta().flatMap(block -> block._delta().asKnown()).ifPresent(this::say);
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
            block.thinking().flatMap(thinking -> thinking._thinking().asKnown()).ifPresent(this::think);
            block.text().flatMap(text -> text._text().asKnown()).ifPresent(this::say);
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

    private void say(RawContentBlockDelta delta) {
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
            sink.accept(new ModelEvent.ReasoningDelta(thought));
        }
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
