package io.ledgerchat.command.tool;

import java.util.Map;
import java.util.Optional;

/** The port that reads the arguments that a model wrote. */
public interface ToolArguments {
    /** The arguments by name, or empty when the text is no JSON object. */
    Optional<Map<String, Object>> read(String json);
}
