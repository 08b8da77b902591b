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

    /** The provider's own count; {@code input} and {@code output} in tokens. */
    record UsageReported(long input, long output, long cacheWrite, long cacheRead) implements ModelEvent {}

    /** The end of the answer; {@code reason} as the provider words it. */
    record Finished(@Nullable String reason) implements ModelEvent {}
}
