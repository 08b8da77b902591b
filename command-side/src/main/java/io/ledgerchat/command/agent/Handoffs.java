package io.ledgerchat.command.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The edges by which agents hand over to each other, as on the wire (contract 70 §2.4). */
final class Handoffs {
    private Handoffs() {}

    /** Without this agent; an edge that loses its last source or target goes. */
    static List<Object> without(String gone, List<?> edges) {
        var left = new ArrayList<>();
        for (Object edge : edges) {
            if (edge instanceof Map<?, ?> map) {
                var from = remaining(map.get("from"), gone);
                var to = remaining(map.get("to"), gone);
                if (from != null && to != null) {
                    var kept = new LinkedHashMap<Object, Object>(map);
                    kept.put("from", from);
                    kept.put("to", to);
                    left.add(kept);
                }
            }
        }
        return left;
    }

    /** With one agent in the place of another, as a copy needs it. */
    static Object renamed(@Nullable Object value, String from, String to) {
        return switch (value) {
            case String text when text.equals(from) -> to;
            case List<?> list ->
                list.stream().map(element -> renamed(element, from, to)).toList();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, inner) -> copy.put(key, inner == null ? null : renamed(inner, from, to)));
                yield copy;
            }
            case null -> "";
            default -> value;
        };
    }

    private static @Nullable Object remaining(@Nullable Object end, String gone) {
        if (end instanceof List<?> list) {
            var left = list.stream().filter(id -> !gone.equals(id)).toList();
            return left.isEmpty() ? null : left;
        }
        return gone.equals(end) ? null : end;
    }
}
