package io.ledgerchat.command.memory;

import io.ledgerchat.command.tool.ToolFailure;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what a model asks to remember or to forget, and says in words what is wrong. */
final class MemoryArguments {
    private static final Pattern KEY = Pattern.compile("[a-z_]{1,1000}");

    private MemoryArguments() {}

    static String key(Map<String, Object> arguments, List<String> allowed) {
        if (!(arguments.get("key") instanceof String key) || !KEY.matcher(key).matches() || key.equals("nothing")) {
            throw new ToolFailure("The key must consist of lowercase letters and underscores.");
        }
        if (!allowed.isEmpty() && !allowed.contains(key)) {
            throw new ToolFailure("The key must be one of: " + String.join(", ", allowed) + ".");
        }
        return key;
    }

    static String value(Map<String, Object> arguments, int longest) {
        if (!(arguments.get("value") instanceof String value) || value.isBlank()) {
            throw new ToolFailure("The value must be a text.");
        }
        if (value.length() > longest) {
            throw new ToolFailure("The value must not be longer than " + longest + " characters.");
        }
        return value.strip();
    }

    static Map<String, Object> keySchema(List<String> allowed) {
        return allowed.isEmpty()
                ? Map.of(
                        "type",
                        "string",
                        "pattern",
                        "^[a-z_]+$",
                        "description",
                        "What it is about, in lowercase letters and underscores")
                : Map.of("type", "string", "enum", allowed, "description", "What it is about");
    }
}
