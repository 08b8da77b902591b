package io.ledgerchat.command.tool;

import java.util.List;
import java.util.Map;

/**
 * What a tool answered.
 *
 * @param text for the model
 * @param artifacts for the reader, shown with the call and kept with the reply; each is a JSON object in the words of
 *     clients, such as {@code {"type":"file_search","file_search":{…}}} or a file (contract 30 §6.3). The ids of message,
 *     conversation and call are added to it
 */
public record ToolResult(String text, List<Map<String, Object>> artifacts) {
    public static ToolResult of(String text) {
        return new ToolResult(text, List.of());
    }
}
