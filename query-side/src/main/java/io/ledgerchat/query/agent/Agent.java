package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent that exists (contract 70 §2).
 *
 * @param documentId by which access to it is given
 * @param fields its settings by the names of the wire, with what holds where nothing was said
 * @param version how many snapshots it has
 * @param everybodySees whether the public may view it
 * @param contact what its owner is called, absent if that is nobody's business
 */
public record Agent(
        AgentId agentId,
        String documentId,
        AccountId author,
        Map<String, Object> fields,
        int version,
        boolean everybodySees,
        @Nullable String contact,
        Instant createdAt,
        Instant updatedAt) {

    public @Nullable String name() {
        return text("name");
    }

    public @Nullable String instructions() {
        return text("instructions");
    }

    /** The endpoint that it talks with. */
    public String provider() {
        var provider = text("provider");
        return provider == null ? "" : provider;
    }

    public @Nullable String model() {
        return text("model");
    }

    /** By the names of the wire: {@code temperature}, {@code maxContextTokens}, … */
    public Map<String, Object> modelParameters() {
        return map(fields.get("model_parameters"));
    }

    public List<String> tools() {
        return texts(fields.get("tools"));
    }

    /** The files it lends to each of its tools: {@code context}, {@code file_search}, … */
    public Map<String, List<String>> toolFiles() {
        var files = new LinkedHashMap<String, List<String>>();
        map(fields.get("tool_resources"))
                .forEach((tool, lent) -> files.put(tool, texts(map(lent).get("file_ids"))));
        return files;
    }

    /** Names no settings. */
    @Override
    public String toString() {
        return "Agent[" + agentId + "]";
    }

    private @Nullable String text(String field) {
        return fields.get(field) instanceof String text ? text : null;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> known) {
            known.forEach((key, inner) -> {
                if (inner != null) {
                    map.put(String.valueOf(key), inner);
                }
            });
        }
        return map;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
