package io.ledgerchat.command.agent;

import io.ledgerchat.event.agent.AgentSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent is made of now, and the snapshots of what it was, by the names of the wire. */
final class AgentState {
    static final String TOOLS = "tools";
    static final String TOOL_RESOURCES = "tool_resources";
    static final String FILE_IDS = "file_ids";

    /** An agent and what it was are shown together with every change, and are in memory together. */
    private static final int MOST_VERSIONS = 1_000;

    private static final long MOST_TEXT = 10_000_000;

    private final LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
    private final List<Map<String, Object>> snapshots = new ArrayList<>();

    Map<String, Object> fields() {
        return fields;
    }

    int versions() {
        return snapshots.size();
    }

    /** Whether there is no room for one more snapshot. */
    boolean isFull() {
        return snapshots.size() >= MOST_VERSIONS
                || snapshots.stream()
                                .mapToLong(snapshot -> snapshot.toString().length())
                                .sum()
                        > MOST_TEXT;
    }

    void begin(AgentSettings settings) {
        fields.putAll(settings.fields());
        fields.putIfAbsent(TOOLS, List.of());
        snapshots.add(Map.copyOf(fields));
    }

    /** The snapshot that this change would leave, as number; none if it says what the newest says already. */
    @Nullable
    Integer versionOf(Map<String, Object> changes) {
        return Sameness.of(told(with(changes)), told(snapshots.getLast())) ? null : snapshots.size() + 1;
    }

    /** Whether this changes anything at all. */
    boolean saysAlready(Map<String, Object> changes) {
        return with(changes).equals(fields);
    }

    /** Whether this changes anything that is shown. */
    boolean showsAlready(Map<String, Object> changes) {
        return told(with(changes)).equals(told(fields));
    }

    void change(Map<String, Object> changes, @Nullable Integer version) {
        fields.putAll(changes);
        if (version != null) {
            snapshotNow();
        }
    }

    void drop(String field) {
        fields.remove(field);
    }

    @Nullable
    Map<String, Object> snapshot(int index) {
        return index >= 0 && index < snapshots.size() ? snapshots.get(index) : null;
    }

    void snapshotNow() {
        snapshots.add(told(fields));
    }

    List<String> tools() {
        return texts(fields.get(TOOLS));
    }

    boolean lends(String toolResource, String fileId) {
        return files(toolResource).contains(fileId);
    }

    /** The files of one tool. */
    List<String> files(String toolResource) {
        return resources().get(toolResource) instanceof Map<?, ?> lent ? texts(lent.get(FILE_IDS)) : List.of();
    }

    /** Whether the file is lent to any tool. */
    boolean lends(String fileId) {
        return resources().keySet().stream().anyMatch(tool -> lends(String.valueOf(tool), fileId));
    }

    Map<?, ?> resources() {
        return fields.get(TOOL_RESOURCES) instanceof Map<?, ?> resources ? resources : Map.of();
    }

    void putFiles(String toolResource, List<String> fileIds) {
        var resources = new LinkedHashMap<Object, Object>(resources());
        var lent = new LinkedHashMap<Object, Object>(
                resources.get(toolResource) instanceof Map<?, ?> known ? known : Map.of());
        lent.put(FILE_IDS, List.copyOf(fileIds));
        resources.put(toolResource, lent);
        fields.put(TOOL_RESOURCES, resources);
    }

    void putTool(String tool) {
        var tools = new ArrayList<>(tools());
        if (!tools.contains(tool)) {
            tools.add(tool);
        }
        fields.put(TOOLS, List.copyOf(tools));
    }

    /** With what holds where nothing was said. */
    private static Map<String, Object> told(Map<String, Object> fields) {
        var told = new LinkedHashMap<>(AgentSettings.DEFAULTS);
        told.putAll(fields);
        return told;
    }

    private Map<String, Object> with(Map<String, Object> changes) {
        var after = new LinkedHashMap<>(fields);
        after.putAll(changes);
        return after;
    }

    static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
