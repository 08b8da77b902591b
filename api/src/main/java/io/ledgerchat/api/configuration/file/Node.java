package io.ledgerchat.api.configuration.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of the file and the line on which it stands. */
sealed interface Node {
    int line();

    /** As plain Java: maps, lists, texts, numbers, booleans and nulls. */
    @Nullable
    Object plain();

    record Mapping(int line, Map<String, Node> entries) implements Node {
        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((key, node) -> plain.put(key, node.plain()));
            return plain;
        }
    }

    record Sequence(int line, List<Node> items) implements Node {
        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(node -> plain.add(node.plain()));
            return plain;
        }
    }

    record Scalar(int line, @Nullable Object value) implements Node {
        @Override
        public @Nullable Object plain() {
            return value;
        }
    }
}
