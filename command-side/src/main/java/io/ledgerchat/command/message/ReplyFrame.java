package io.ledgerchat.command.message;

import io.ledgerchat.event.message.ContentPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that the readers of a live reply are told, in its order (contract 30 §6). */
public sealed interface ReplyFrame {
    /** The reply has begun; always first. */
    record Created() implements ReplyFrame {}

    /** How full the context is, before the model is asked. */
    record ContextCounted(ContextUsage usage) implements ReplyFrame {}

    /** A content part begins. */
    record StepOpened(Step step) implements ReplyFrame {}

    /** More of the part that {@code step} opened; never empty. */
    record Delta(Step step, String text) implements ReplyFrame {}

    /** The part of this step is complete. */
    record StepClosed(Step step, Instant closedAt) implements ReplyFrame {}

    /** What the provider counted for the call. */
    record TokensCounted(long input, long output, long cacheWrite, long cacheRead, int sequence)
            implements ReplyFrame {}

    /** The conversation got its title. */
    record Titled(String title) implements ReplyFrame {}

    /** Everything so far, for a reader that comes back; always that reader's first. */
    record Resumed(ReplySnapshot snapshot) implements ReplyFrame {}

    /** The last frame of every stream. */
    sealed interface End extends ReplyFrame {}

    /** The model finished, or its provider failed and the content says so; both are saved. */
    record Finished(
            List<ContentPart> content,
            int tokenCount,
            int promptTokens,
            @Nullable Map<String, Object> metadata) implements End {}

    /** It was stopped; what was produced is saved. */
    record Aborted(List<ContentPart> content) implements End {}

    /** A newer turn of the conversation, or another node, took its place. */
    record Replaced() implements End {}

    /** It could not begin, or not be saved; {@code error} is the text that clients understand (contract 30 §14.2). */
    record Broken(String error) implements End {}

    /**
     * A content part while it is produced.
     *
     * @param index of the part among those of this reply, 0-based
     * @param thought whether the model thinks aloud in it
     * @param completionId the provider's name for the completion
     */
    record Step(String id, int index, boolean thought, String completionId, Instant openedAt) {}
}
