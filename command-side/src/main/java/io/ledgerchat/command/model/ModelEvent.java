package io.ledgerchat.command.model;

import org.jspecify.annotations.Nullable;

/** What a model's stream says, in its order. */
public sealed interface ModelEvent {
    /** The provider accepted the call and named its completion. */
    record Opened(String completionId) implements ModelEvent {}

    /** More of the answer; never empty. */
    record TextDelta(String text) implements ModelEvent {}

    /** More of the thinking; never empty. Text inside {@code <think>} tags arrives here without the tags. */
    record ReasoningDelta(String text) implements ModelEvent {}

    /**
     * The provider's seal on the thinking so far, or what it thought hidden; it wants both back, unchanged, when the
     * model goes on after its tool calls.
     */
    record ReasoningSealed(Thought thought) implements ModelEvent {}

    /** The model calls a tool; {@code index} tells the calls of one answer apart. */
    record ToolCallStarted(int index, String callId, String name) implements ModelEvent {}

    /** More of a call's arguments, a piece of JSON text; never empty. */
    record ToolArgumentsDelta(int index, String fragment) implements ModelEvent {}

    /**
     * The provider's own count, in tokens. It is recorded and paid for, and endpoints of users may count what they like: no
     * figure is below zero or beyond any model.
     */
    record UsageReported(long input, long output, long cacheWrite, long cacheRead) implements ModelEvent {
        private static final long MOST = 1_000_000_000;

        public UsageReported {
            input = Math.clamp(input, 0, MOST);
            output = Math.clamp(output, 0, MOST);
            cacheWrite = Math.clamp(cacheWrite, 0, MOST);
            cacheRead = Math.clamp(cacheRead, 0, MOST);
        }
    }

    /** The end of the answer; {@code reason} as the provider words it. */
    record Finished(@Nullable String reason) implements ModelEvent {}
}
