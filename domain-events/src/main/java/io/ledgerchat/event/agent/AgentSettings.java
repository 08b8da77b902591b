package io.ledgerchat.event.agent;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is made of, or what of it was changed: absent components were left as they are.
 *
 * @param toolResources files by tool ({@code file_search}, {@code context}, …); the whole map is replaced
 * @param details all else by the names of the wire ({@code name}, {@code instructions}, {@code model_parameters}, …;
 *     contract 70 §2), as free text encrypted for the organisation
 */
public record AgentSettings(
        @Nullable String provider,
        @Nullable String model,
        @Nullable List<String> tools,
        @Nullable Map<String, ToolFiles> toolResources,
        Personal<Map<String, Object>> details) {

    /** What an agent shows, and what its later snapshots hold, where nothing was said (contract 70 §3.2). */
    public static final Map<String, Object> DEFAULTS = Map.of(
            "tools", List.of(),
            "tool_kwargs", List.of(),
            "agent_ids", List.of(),
            "edges", List.of(),
            "conversation_starters", List.of(),
            "category", "general",
            "is_promoted", false,
            "mcpServerNames", List.of());

    private static final String PROVIDER = "provider";
    private static final String MODEL = "model";
    private static final String TOOLS = "tools";
    private static final String TOOL_RESOURCES = "tool_resources";
    private static final String FILE_IDS = "file_ids";
    private static final String VECTOR_STORE_IDS = "vector_store_ids";

    /** The settings that these fields of the wire are. */
    public static AgentSettings of(Map<String, Object> fields) {
        var details = new LinkedHashMap<>(fields);
        return new AgentSettings(
                (String) details.remove(PROVIDER),
                (String) details.remove(MODEL),
                texts(details.remove(TOOLS)),
                toolFiles(details.remove(TOOL_RESOURCES)),
                Personal.of(Subject.ORGANISATION, details));
    }

    /** All that is said here by the names of the wire. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<>(details.orElse(Map.of()));
        if (provider != null) {
            fields.put(PROVIDER, provider);
        }
        if (model != null) {
            fields.put(MODEL, model);
        }
        if (tools != null) {
            fields.put(TOOLS, tools);
        }
        if (toolResources != null) {
            var resources = new LinkedHashMap<String, Object>();
            toolResources.forEach((tool, files) -> resources.put(tool, wire(files)));
            fields.put(TOOL_RESOURCES, resources);
        }
        return fields;
    }

    private static Map<String, Object> wire(ToolFiles files) {
        var wire = new LinkedHashMap<String, Object>();
        if (files.fileIds() != null) {
            wire.put(FILE_IDS, files.fileIds());
        }
        if (files.vectorStoreIds() != null) {
            wire.put(VECTOR_STORE_IDS, files.vectorStoreIds());
        }
        return wire;
    }

    private static @Nullable Map<String, ToolFiles> toolFiles(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> resources)) {
            return null;
        }
        var files = new LinkedHashMap<String, ToolFiles>();
        resources.forEach((tool, lent) -> {
            if (lent instanceof Map<?, ?> lists) {
                files.put(
                        String.valueOf(tool),
                        new ToolFiles(texts(lists.get(FILE_IDS)), texts(lists.get(VECTOR_STORE_IDS))));
            }
        });
        return files;
    }

    private static @Nullable List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : null;
    }
}
