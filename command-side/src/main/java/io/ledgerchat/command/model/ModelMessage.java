package io.ledgerchat.command.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of the history that a model is given, oldest first (contract 30 §18). */
public sealed interface ModelMessage {
    /** Instructions; at most one, and first. */
    record System(String text) implements ModelMessage {}

    record User(String text) implements ModelMessage {}

    /** What a model said earlier; {@code toolCalls} is empty when it called none. */
    record Assistant(String text, List<ToolUse> toolCalls) implements ModelMessage {}

    /** What a tool answered to an earlier call. */
    record ToolResult(String callId, String name, String output) implements ModelMessage {}

    /** A call that the model made, with its arguments as JSON text. */
    record ToolUse(String callId, String name, @Nullable String arguments) {}
}
