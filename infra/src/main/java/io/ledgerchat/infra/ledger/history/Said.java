package io.ledgerchat.infra.ledger.history;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by name, within values by name: as Jackson reads them from an event. */
final class Said {
    private Said() {}

    /** Lays what an event says over what was said before. What it could have named and did not is no longer so. */
    static void replace(Map<String, @Nullable Object> over, Object event, Map<String, @Nullable Object> said) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (!said.containsKey(component.getName())) {
                over.remove(component.getName());
            }
        }
        over.putAll(said);
    }

    /** The object of this name, made if there is none: what was erased is a text and stays one no longer. */
    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> of, String name) {
        if (of.get(name) instanceof Map<?, ?> there) {
            @SuppressWarnings("unchecked") // as Jackson read it
            var object = (Map<String, @Nullable Object>) there;
            return object;
        }
        var fresh = new LinkedHashMap<String, @Nullable Object>();
        of.put(name, fresh);
        return fresh;
    }

    /** The list of this name, made if there is none, to be changed. */
    static List<@Nullable Object> list(Map<String, @Nullable Object> of, String name) {
        var list = new ArrayList<@Nullable Object>(of.get(name) instanceof List<?> there ? there : List.of());
        of.put(name, list);
        return list;
    }

    /** The files that are lent to a tool. */
    static List<@Nullable Object> lent(Map<String, @Nullable Object> of, String tool) {
        return list(object(object(of, "toolResources"), tool), "fileIds");
    }
}
