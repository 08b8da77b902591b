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
    @JsonSubTypes.Type(value = ContentPart.Failure.class, name = "error"),
    @JsonSubTypes.Type(value = ContentPart.Attributed.class, name = "attributed")
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

    /**
     * A part of one of several who answered side by side (contract 30 §3.3).
     *
     * @param agentId who, as clients know it; that of the added one ends with {@link #ADDED}
     * @param groupId one number for all that belong side by side
     */
    record Attributed(String agentId, int groupId, ContentPart part) implements ContentPart {
        /** Ends the id of the one who was added, so that a model can answer beside itself. */
        public static final String ADDED = "____1";
    }

    /** The part itself, whoever it is of. */
    default ContentPart plain() {
        return this instanceof Attributed(var _, var _, var part) ? part.plain() : this;
    }

    /** Whether it is of one who only was added; a model is never told again of what that one said. */
    default boolean ofAdded() {
        return this instanceof Attributed(var agent, var _, var _) && agent.endsWith(Attributed.ADDED);
    }
}
