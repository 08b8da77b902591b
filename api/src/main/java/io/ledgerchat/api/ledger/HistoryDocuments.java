package io.ledgerchat.api.ledger;

import io.ledgerchat.query.ledger.History;
import io.ledgerchat.query.ledger.ThingDifference;
import io.ledgerchat.query.ledger.ThingVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things were, by the thing, and what was otherwise, by the path of the value. */
@Component
class HistoryDocuments {
    private final History history;

    HistoryDocuments(History history) {
        this.history = history;
    }

    Map<String, Object> state(List<ThingVersion> versions) {
        var state = new LinkedHashMap<String, Object>();
        versions.forEach(version -> state.put(version.thing(), history.state(version)));
        return state;
    }

    List<Map<String, @Nullable Object>> differences(List<ThingDifference> changed) {
        var differences = new ArrayList<Map<String, @Nullable Object>>();
        for (ThingDifference thing : changed) {
            var before = paths(thing.before());
            var after = paths(thing.after());
            var paths = new TreeSet<>(before.keySet());
            paths.addAll(after.keySet());
            paths.stream()
                    .filter(path -> !Objects.equals(before.get(path), after.get(path)))
                    .forEach(path ->
                            differences.add(difference(thing.thing() + path, before.get(path), after.get(path))));
        }
        return differences;
    }

    private static Map<String, @Nullable Object> difference(
            String path, @Nullable Object before, @Nullable Object after) {
        var difference = new LinkedHashMap<String, @Nullable Object>();
        difference.put("path", path);
        difference.put("before", before);
        difference.put("after", after);
        return difference;
    }

    private Map<String, @Nullable Object> paths(@Nullable ThingVersion version) {
        var paths = new LinkedHashMap<String, @Nullable Object>();
        if (version != null) {
            collect("", history.state(version), paths);
        }
        return paths;
    }

    private static void collect(String path, Map<?, ?> object, Map<String, @Nullable Object> paths) {
        object.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                collect(path + "/" + name, inner, paths);
            } else {
                paths.put(path + "/" + name, value);
            }
        });
    }
}
