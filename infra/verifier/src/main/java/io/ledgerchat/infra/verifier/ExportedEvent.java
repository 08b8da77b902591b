package io.ledgerchat.infra.verifier;

import io.ledgerchat.event.LeafEncoder;
import io.ledgerchat.event.LeafEntry;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event of an export.
 *
 * @param index which leaf of the tree it is
 * @param leaf what the exporter says is its hash; only there to name an event that was changed later
 */
record ExportedEvent(long index, LeafEntry entry, @Nullable String leaf) {
    static final Set<String> FIELDS = Set.of(
            "index",
            "eventId",
            "aggregateType",
            "aggregateId",
            "sequence",
            "name",
            "revision",
            "epochMillis",
            "payload",
            "metadata",
            "leaf");

    /** @throws IllegalArgumentException if the object is no event */
    static ExportedEvent of(Map<String, @Nullable Object> event) {
        var entry = new LeafEntry(
                text(event, "eventId"),
                optional(event, "aggregateType"),
                optional(event, "aggregateId"),
                number(event, "sequence"),
                text(event, "name"),
                optional(event, "revision"),
                number(event, "epochMillis"),
                Base64.getDecoder().decode(text(event, "payload")),
                metadata(event.get("metadata")));
        return new ExportedEvent(number(event, "index"), entry, optional(event, "leaf"));
    }

    Hash hash() {
        return Hash.of(LeafEncoder.leaf(entry));
    }

    private static Map<String, String> metadata(@Nullable Object written) {
        var metadata = new LinkedHashMap<String, String>();
        if (written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (!(key instanceof String name) || !(value instanceof String text)) {
                    throw new IllegalArgumentException("An entry of the metadata is not a text.");
                }
                metadata.put(name, text);
            });
        }
        return metadata;
    }

    private static String text(Map<String, @Nullable Object> event, String name) {
        if (event.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The event has no text " + name + ".");
    }

    private static @Nullable String optional(Map<String, @Nullable Object> event, String name) {
        return event.get(name) == null ? null : text(event, name);
    }

    private static long number(Map<String, @Nullable Object> event, String name) {
        if (event.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("The event has no number " + name + ".");
    }
}
