package io.ledgerchat.command.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of the history that a model is given, oldest first (contract 30 §18). */
public sealed interface ModelMessage {
    /** Instructions; at most one, and first. */
    record System(String text) implements ModelMessage {}

    /** What a person said, and the images and documents that came with it. */
    record User(String text, List<Image> images, List<Document> documents) implements ModelMessage {
        public User(String text) {
            this(text, List.of());
        }

        public User(String text, List<Image> images) {
            this(text, images, List.of());
        }

        /** Whether there is nothing but the text. */
        public boolean isPlain() {
            return images.isEmpty() && documents.isEmpty();
        }
    }

    /** What a model said earlier; {@code toolCalls} is empty when it called none. */
    record Assistant(String text, List<ToolUse> toolCalls, List<Thought> thoughts) implements ModelMessage {
        public Assistant(String text, List<ToolUse> toolCalls) {
            this(text, toolCalls, List.of());
        }
    }

    /** What a tool answered to an earlier call. */
    record ToolResult(String callId, String name, String output) implements ModelMessage {}

    /** A call that the model made, with its arguments as JSON text. */
    record ToolUse(String callId, String name, @Nullable String arguments) {}

    /**
     * A document as it is, for providers that read it themselves.
     *
     * @param base64 the bytes; {@link #toString()} hides them, and the name
     */
    record Document(String name, String mediaType, String base64) {
        @Override
        public String toString() {
            return "Document[" + mediaType + "]";
        }
    }

    /**
     * An image as providers take it.
     *
     * @param base64 the bytes; {@link #toString()} hides them
     * @param detail {@code auto}, {@code low} or {@code high}
     */
    record Image(String mediaType, String base64, String detail) {
        @Override
        public String toString() {
            return "Image[" + mediaType + "]";
        }
    }
}
