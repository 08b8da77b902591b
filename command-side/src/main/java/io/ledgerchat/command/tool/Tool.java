package io.ledgerchat.command.tool;

import java.util.Map;

/** Something that a model may call while it replies. */
public interface Tool {
    /** By which the model calls it: letters, digits, {@code _} and {@code -}, at most 64. */
    String name();

    /** For the model: what it does and when to call it. */
    String description();

    /** The JSON Schema of the arguments, which are always an object. */
    Map<String, Object> schema();

    /**
     * Does what was asked, on a virtual thread of its own; the call is recorded before. It may block, but not for ever:
     * a call that takes longer than a minute is given up. Rights are checked here, for {@link ToolContext#owner()}.
     *
     * @param arguments as the model wrote them: nobody has checked them against the schema
     * @throws ToolFailure with words for the model, which may then try again
     */
    ToolResult run(Map<String, Object> arguments, ToolContext context);
}
