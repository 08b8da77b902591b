package io.ledgerchat.api.startup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose absent values are left out and whose order is that of writing. */
final class Document {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    Document with(String key, @Nullable Object value) {
        if (value != null) {
            entries.put(key, value);
        }
        return this;
    }

    Document withAll(Map<String, ? extends @Nullable Object> values) {
        values.forEach(this::with);
        return this;
    }

    Map<String, Object> entries() {
        return entries;
    }
}
