package io.ledgerchat.api.agent;

import static io.ledgerchat.api.agent.Shape.anyObject;
import static io.ledgerchat.api.agent.Shape.atMost;
import static io.ledgerchat.api.agent.Shape.closed;
import static io.ledgerchat.api.agent.Shape.either;
import static io.ledgerchat.api.agent.Shape.flag;
import static io.ledgerchat.api.agent.Shape.list;
import static io.ledgerchat.api.agent.Shape.map;
import static io.ledgerchat.api.agent.Shape.nullable;
import static io.ledgerchat.api.agent.Shape.number;
import static io.ledgerchat.api.agent.Shape.object;
import static io.ledgerchat.api.agent.Shape.oneOf;
import static io.ledgerchat.api.agent.Shape.said;
import static io.ledgerchat.api.agent.Shape.some;
import static io.ledgerchat.api.agent.Shape.text;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.agent.AgentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The settings of an agent as clients send them: strict about types, silent about keys that nobody knows (contract 70 §2).
 * Nulls are left out; a field cannot be cleared with one.
 */
final class AgentForm {
    /** Of all settings, as JSON: each change keeps all of them. */
    static final int LONGEST = 200_000;

    private static final int LONGEST_EMAIL = 320;
    private static final Pattern EMAIL = Pattern.compile("|[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Shape IDS = either(text(), list(text()));
    private static final Shape TEXTS = list(text());

    private static final Shape FILES = object(Map.of("file_ids", TEXTS));

    private static final Shape EDGE = object(
            keys(
                    "from", IDS,
                    "to", IDS,
                    "edgeType", oneOf("handoff", "direct"),
                    "description", nullable(text()),
                    "prompt", nullable(text()),
                    "promptKey", nullable(text()),
                    "excludeResults", flag()),
            Set.of("from", "to"));

    private static final Shape GRAPH_EDGE = closed(
            keys(
                    "from", IDS,
                    "to", IDS,
                    "edgeType", oneOf("direct"),
                    "description", nullable(text()),
                    "prompt", nullable(text()),
                    "excludeResults", flag()),
            Set.of("from", "to", "edgeType"));

    private static final Shape GRAPH = object(
            keys(
                    "type", said(),
                    "name", said(),
                    "description", said(),
                    "agent_ids", some(atMost(32, TEXTS)),
                    "edges", list(GRAPH_EDGE),
                    "entry_agent_id", text(),
                    "result_agent_id", text()),
            Set.of("type", "name", "description", "agent_ids", "edges", "entry_agent_id", "result_agent_id"));

    private static final Map<String, Shape> FIELDS = keys(
            "name", nullable(text()),
            "description", nullable(text()),
            "instructions", nullable(text()),
            "avatar", nullable(object(keys("filepath", text(), "source", text()), Set.of("filepath", "source"))),
            "model_parameters", anyObject(),
            "artifacts", text(),
            "recursion_limit", number(),
            "tools", TEXTS,
            "tool_resources",
                    object(keys(
                            "image_edit", FILES,
                            "execute_code", FILES,
                            "file_search", object(keys("file_ids", TEXTS, "vector_store_ids", TEXTS)),
                            "context", FILES,
                            "ocr", FILES)),
            "tool_options",
                    map(object(keys(
                            "defer_loading", flag(),
                            "allowed_callers", list(oneOf("direct", "code_execution")),
                            "run_in_background", flag(),
                            "describe_intent", flag()))),
            "edges", list(EDGE),
            "agent_ids", TEXTS,
            "subagents",
                    object(keys(
                            "enabled", flag(),
                            "allowSelf", flag(),
                            "agent_ids", atMost(10, TEXTS),
                            "graphs", atMost(10, list(GRAPH)))),
            "end_after_tools", flag(),
            "hide_sequential_outputs", flag(),
            "stateful_code_sessions", flag(),
            "stateful_code_environment", oneOf("user", "agent-user", "conversation"),
            "skills", TEXTS,
            "skills_enabled", flag(),
            "memory_scope", oneOf("user", "agent"),
            "conversation_starters", TEXTS,
            "support_contact",
                    object(keys(
                            "name", text(), "email", Shape.matching(EMAIL, LONGEST_EMAIL, "email", "Invalid email"))),
            "category", text(),
            "provider", text(),
            "model", nullable(text()));

    private static final Shape NEW = object(FIELDS, Set.of("provider", "model"));
    private static final Shape CHANGED = object(FIELDS);

    private AgentForm() {}

    /** The settings of a new agent, which refers to itself by this id. */
    static Map<String, Object> ofNew(JsonNode body, AgentId agent) {
        return read(NEW, body, agent, true);
    }

    /** What is to be changed. An avatar is given by a route of its own. */
    static Map<String, Object> ofChange(JsonNode body, AgentId agent) {
        var fields = read(CHANGED, body, agent, false);
        fields.remove("avatar");
        return fields;
    }

    /** Whether the avatar is to be taken away. */
    static boolean dropsAvatar(JsonNode body) {
        return body.path("avatar").isNull();
    }

    private static Map<String, Object> read(Shape shape, JsonNode body, AgentId agent, boolean isNew) {
        if (length(body) > LONGEST) {
            throw refused(List.of(Map.of(
                    "code",
                    "too_big",
                    "maximum",
                    LONGEST,
                    "path",
                    List.of(),
                    "message",
                    "Agent must contain at most " + LONGEST + " character(s)")));
        }
        var issues = new ArrayList<Map<String, Object>>();
        var read = shape.read(body, Shape.Path.ROOT, issues);
        if (isNew && body.path("model").isNull()) {
            issues.add(new LinkedHashMap<>(Map.of(
                    "code", "invalid_type",
                    "expected", "string",
                    "received", "null",
                    "path", List.of("model"),
                    "message", "Expected string, received null")));
        }
        if (issues.isEmpty() && read instanceof Map<?, ?> known) {
            SubagentGraphs.check(known.get("subagents"), issues);
        }
        if (!issues.isEmpty()) {
            throw refused(issues);
        }
        var fields = new LinkedHashMap<String, Object>();
        if (read instanceof Map<?, ?> known) {
            known.forEach((key, value) -> {
                if (value != null) {
                    fields.put(String.valueOf(key), value);
                }
            });
        }
        return AgentFields.tidied(fields, agent);
    }

    /** Looked at first, since every value may have an issue. */
    private static long length(JsonNode body) {
        return FIELDS.keySet().stream()
                .filter(body::has)
                .mapToLong(field -> body.path(field).toString().length())
                .sum();
    }

    private static Answer refused(List<Map<String, Object>> issues) {
        var refusal = new LinkedHashMap<String, Object>();
        refusal.put("error", "Invalid request data");
        refusal.put("details", issues);
        return new Answer(400, refusal);
    }

    private static Map<String, Shape> keys(Object... keysAndShapes) {
        var keys = new LinkedHashMap<String, Shape>();
        for (int at = 0; at < keysAndShapes.length; at += 2) {
            keys.put((String) keysAndShapes[at], (Shape) Objects.requireNonNull(keysAndShapes[at + 1]));
        }
        return keys;
    }
}
