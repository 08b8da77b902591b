package io.ledgerchat.event.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One part of a reply, in the order in which it was produced (contract 30 §17.2). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContentPart.Text.class, name = "text"),
    @JsonSubTypes.Type(value = ContentPart.Think.class, name = "think"),
    @JsonSubTypes.Type(value = ContentPart.ToolCall.class, name = "tool_call"),
    @JsonSubTypes.Type(value = ContentPart.Failure.class, name = "error")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ContentPart {
    /** What the model said. */
    record Text(String text) implements ContentPart {}

    /** What the model thought aloud. */
    record Think(String think) implements ContentPart {}

    /** A tool that the model called: the arguments as it wrote them, and what the tool answered. */
    record ToolCall(
            String id,
            String name,
            String args,
            @Nullable String output,
            @Nullable String status,
            @Nullable Long durationMs)
            implements ContentPart {}

    /** Why the reply ended before its time, in words for the reader. */
    record Failure(String error) implements ContentPart {}
}
