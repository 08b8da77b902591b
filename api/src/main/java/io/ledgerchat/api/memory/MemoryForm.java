package io.ledgerchat.api.memory;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.memory.MemoryRules.Limits;
import io.ledgerchat.command.memory.Remember;
import io.ledgerchat.event.agent.AgentId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a person asks to be remembered (contract 20 §I4). */
record MemoryForm(String key, String value, @Nullable String agentId) {
    private static final Pattern KEY = Pattern.compile("[a-z_]+");

    static MemoryForm read(JsonNode body, Limits limits) {
        var key = required(body.path("key"), "Key");
        var value = required(body.path("value"), "Value");
        check(key, value, limits);
        return new MemoryForm(key, value, agent(body.path("agentId")));
    }

    /** Without another key it keeps its own. */
    static MemoryForm readChange(JsonNode body, String key, Limits limits) {
        var value = required(body.path("value"), "Value");
        var other = body.path("key");
        var changed = other.isString() ? other.asString().strip() : key;
        check(changed, value, limits);
        return new MemoryForm(changed, value, null);
    }

    private static String required(JsonNode value, String name) {
        if (!value.isString() || value.asString().isBlank()) {
            throw Answer.error(400, name + " is required and must be a non-empty string.");
        }
        return value.asString().strip();
    }

    private static void check(String key, String value, Limits limits) {
        bounded("Key", key, Remember.LONGEST_KEY);
        bounded("Value", value, limits.characters());
        if (!KEY.matcher(key).matches()) {
            throw Answer.error(
                    400,
                    "Failed to create memory: MemoryEntry validation failed: key: Key must only contain lowercase"
                            + " letters and underscores");
        }
        if (key.equals("nothing")) {
            throw Answer.error(400, "Failed to create memory.");
        }
    }

    private static void bounded(String name, String text, int longest) {
        if (text.length() > longest) {
            throw Answer.error(
                    400,
                    name + " exceeds maximum length of " + longest + " characters. Current length: " + text.length()
                            + " characters.");
        }
    }

    /** Nothing but an agent's id: it stands in clear in the log, which is no place for anything personal. */
    private static @Nullable String agent(JsonNode agent) {
        if (!agent.isString() || agent.asString().isEmpty()) {
            return null;
        }
        if (!AgentId.isValid(agent.asString())) {
            throw Answer.error(400, "agentId must be the id of an agent.");
        }
        return agent.asString();
    }

    /** Tells nothing of the person. */
    @Override
    public String toString() {
        return "MemoryForm[]";
    }
}
