package io.ledgerchat.command.message;

import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that the readers of a live reply are told, in its order (contract 30 §6). */
public sealed interface ReplyFrame {
    /** All who answer one turn side by side belong to one group. */
    int GROUP = 1;

    /** The reply has begun; always first. */
    record Created() implements ReplyFrame {}

    /** How full the context of one who answers is, before the model is asked. */
    record ContextCounted(String agentId, ContextUsage usage) implements ReplyFrame {}

    /** A content part begins. */
    record StepOpened(Step step) implements ReplyFrame {}

    /**
     * More of the part that {@code step} opened: text, thought or a tool call's arguments. Empty only for the first one of a
     * tool call.
     */
    record Delta(Step step, String text) implements ReplyFrame {}

    /** A tool answered the call of this step; {@code arguments} is all that the model wrote for it. */
    record ToolAnswered(Step step, String arguments, String output, Instant answeredAt) implements ReplyFrame {}

    /** A tool left something for the reader. */
    record Attached(Attachment attachment) implements ReplyFrame {}

    /** The part of this step is complete. */
    record StepClosed(Step step, Instant closedAt) implements ReplyFrame {}

    /**
     * What the provider counted for the call of this model by this endpoint.
     *
     * @param cost in US dollars, where people are told what calls cost
     */
    record TokensCounted(
            String endpoint,
            String model,
            long input,
            long output,
            long cacheWrite,
            long cacheRead,
            int sequence,
            @Nullable Double cost)
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
            @Nullable Map<String, Object> metadata,
            List<Attachment> attachments)
            implements End {}

    /** It was stopped; what was produced is saved. */
    record Aborted(List<ContentPart> content) implements End {}

    /** A newer turn of the conversation, or another node, took its place. */
    record Replaced() implements End {}

    /** It could not begin, or not be saved; {@code error} is the text that clients understand (contract 30 §14.2). */
    record Broken(String error) implements End {}

    /** What a content part holds. */
    enum Kind {
        TEXT,
        THOUGHT,
        /** Nothing: opened in front of tool calls when the model said nothing before them. */
        SILENCE,
        TOOL_CALL
    }

    /**
     * A content part while it is produced.
     *
     * @param index of the part among those of this reply, 0-based
     * @param place within its model call: 0 for text and thoughts, then one for each tool call
     * @param completionId the provider's name for the completion, empty for tool calls
     * @param call which tool is called by which id, only for tool calls
     * @param agentId whose part it is, where several answer side by side
     */
    record Step(
            String id,
            int index,
            int place,
            Kind kind,
            String completionId,
            @Nullable Call call,
            Instant openedAt,
            @Nullable String agentId) {}

    /** Which tool is called by which id. */
    record Call(String id, String tool) {}
}
