package io.ledgerchat.api.agent;

import io.ledgerchat.event.agent.AgentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of an agent's settings before they are kept (contract 70 §§2.1, 2.3, 2.4, 2.7). */
final class AgentFields {
    private static final Set<String> NUMBERS = Set.of(
            "temperature",
            "top_p",
            "topP",
            "top_k",
            "topK",
            "frequency_penalty",
            "frequencyPenalty",
            "presence_penalty",
            "presencePenalty",
            "max_tokens",
            "maxTokens",
            "max_output_tokens",
            "maxOutputTokens",
            "max_context_tokens",
            "maxContextTokens",
            "fileTokenLimit",
            "thinking_budget",
            "thinkingBudget");

    private static final Set<String> IDS_OF_AGENTS =
            Set.of("agent_ids", "from", "to", "entry_agent_id", "result_agent_id");

    private AgentFields() {}

    static Map<String, Object> tidied(Map<String, Object> fields, AgentId agent) {
        var tidied = new LinkedHashMap<>(fields);
        tidied.computeIfPresent("model_parameters", (key, value) -> parameters(value));
        tidied.computeIfPresent("edges", (key, value) -> edges(value, agent));
        tidied.computeIfPresent("subagents", (key, value) -> withItself(value, agent));
        tidied.computeIfPresent("tool_options", (key, value) -> withoutCode(value));
        tidied.computeIfPresent("tool_resources", (key, value) -> withContextOfOcr(value));
        withoutUnknownSkills(tidied);
        return tidied;
    }

    /** Numbers become numbers; what is none, and what says nothing, is left out. */
    private static Object parameters(Object value) {
        var parameters = new LinkedHashMap<Object, Object>();
        if (value instanceof Map<?, ?> sent) {
            sent.forEach((key, parameter) -> {
                Object kept = NUMBERS.contains(key) ? number(parameter).orElse(null) : parameter;
                if (kept != null && !"".equals(kept)) {
                    parameters.put(key, kept);
                }
            });
        }
        return parameters;
    }

    private static Optional<Object> number(@Nullable Object value) {
        if (value instanceof Number) {
            return Optional.of(value);
        }
        try {
            var text = value instanceof String sent ? sent.strip() : "";
            double number = Double.parseDouble(text);
            boolean whole = number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE;
            return Double.isFinite(number)
                    ? Optional.of(whole ? (Object) (int) number : (Object) number)
                    : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** An empty end is the agent itself; an empty text is none. */
    private static Object edges(Object value, AgentId agent) {
        var edges = new ArrayList<>();
        for (Object sent : value instanceof List<?> list ? list : List.of()) {
            var edge = new LinkedHashMap<Object, @Nullable Object>();
            if (sent instanceof Map<?, ?> map) {
                map.forEach((key, inner) -> edge.put(
                        key,
                        switch (String.valueOf(key)) {
                            case "from", "to" -> end(inner, agent);
                            case "description", "prompt", "promptKey" -> "".equals(inner) ? null : inner;
                            default -> inner;
                        }));
            }
            edges.add(edge);
        }
        return edges;
    }

    private static @Nullable Object end(@Nullable Object end, AgentId agent) {
        if (end instanceof List<?> ids) {
            return ids.stream().map(id -> "".equals(id) ? agent.value() : id).toList();
        }
        return "".equals(end) ? agent.value() : end;
    }

    /** An empty id anywhere among the subagents is the agent itself. */
    private static @Nullable Object withItself(@Nullable Object value, AgentId agent) {
        return switch (value) {
            case Map<?, ?> map -> {
                var named = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, inner) -> named.put(
                        key,
                        IDS_OF_AGENTS.contains(key)
                                ? end(inner, agent)
                                : inner == null ? null : withItself(inner, agent)));
                yield named;
            }
            case List<?> list ->
                list.stream().<Object>map(inner -> withItself(inner, agent)).toList();
            case null, default -> value;
        };
    }

    /** Nothing runs code here, so no tool is called from it. */
    private static Object withoutCode(Object value) {
        var tidied = new LinkedHashMap<Object, @Nullable Object>();
        if (value instanceof Map<?, ?> options) {
            options.forEach((tool, option) -> {
                var kept =
                        new LinkedHashMap<Object, @Nullable Object>(option instanceof Map<?, ?> map ? map : Map.of());
                kept.computeIfPresent(
                        "allowed_callers",
                        (key, callers) -> callers instanceof List<?> list
                                ? list.stream()
                                        .filter(caller -> !"code_execution".equals(caller))
                                        .toList()
                                : callers);
                tidied.put(tool, kept);
            });
        }
        return tidied;
    }

    /** What was once called {@code ocr} is the context. */
    private static Object withContextOfOcr(Object value) {
        if (!(value instanceof Map<?, ?> resources) || !(resources.get("ocr") instanceof Map<?, ?> ocr)) {
            return value;
        }
        var ids = new LinkedHashSet<Object>();
        var context = resources.get("context") instanceof Map<?, ?> known ? known : Map.of();
        ids.addAll(context.get("file_ids") instanceof List<?> known ? known : List.of());
        ids.addAll(ocr.get("file_ids") instanceof List<?> known ? known : List.of());
        var merged = new LinkedHashMap<Object, Object>(resources);
        merged.remove("ocr");
        merged.put("context", Map.of("file_ids", List.copyOf(ids)));
        return merged;
    }

    /** There are no skills yet, so every skill is unknown. */
    private static void withoutUnknownSkills(Map<String, Object> fields) {
        if (fields.get("skills") instanceof List<?> skills && !skills.isEmpty()) {
            fields.put("skills", List.of());
            fields.put("skills_enabled", false);
        }
    }

    /** All agents that these settings hand over to, but the agent itself. */
    static Set<String> named(@Nullable Object edges, AgentId agent) {
        var named = new LinkedHashSet<String>();
        for (Object edge : edges instanceof List<?> list ? list : List.of()) {
            if (edge instanceof Map<?, ?> map) {
                addAll(map.get("from"), named);
                addAll(map.get("to"), named);
            }
        }
        named.remove(agent.value());
        return named;
    }

    private static void addAll(@Nullable Object ids, Set<String> named) {
        if (ids instanceof List<?> list) {
            list.forEach(id -> named.add(String.valueOf(id)));
        } else if (ids != null) {
            named.add(String.valueOf(ids));
        }
    }
}
