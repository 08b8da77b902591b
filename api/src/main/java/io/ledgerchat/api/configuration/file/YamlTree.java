package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Parses YAML into values with their lines. Tags run no code, they are ignored; anchors, aliases and {@code <<} work, but
 * what they expand to is bounded, so that a short file cannot become a huge one.
 */
final class YamlTree {
    private static final int MAX_NODES = 50_000;
    private static final int MAX_DEPTH = 50;
    private static final String MERGE = "<<";

    private final String origin;
    private final YAMLParser parser;
    private final Map<String, Node> anchors = new HashMap<>();
    private final IdentityHashMap<Node, Integer> sizes = new IdentityHashMap<>();
    private int nodes;

    private YamlTree(String origin, YAMLParser parser) {
        this.origin = origin;
        this.parser = parser;
    }

    /** The document; an empty one is an empty mapping. */
    static Node.Mapping parse(String origin, String text) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            var tree = new YamlTree(origin, (YAMLParser) parser);
            JsonToken first = parser.nextToken();
            Node root = first == null ? new Node.Scalar(1, null) : tree.node(0);
            if (parser.nextToken() != null) {
                throw tree.problem(tree.line(), "the file holds more than one document; keep one");
            }
            return switch (root) {
                case Node.Mapping mapping -> mapping;
                case Node.Scalar(int line, Object value) when value == null -> new Node.Mapping(line, Map.of());
                default ->
                    throw tree.problem(root.line(), "the file must consist of keys and values, such as version: 1.3.5");
            };
        } catch (JacksonException malformed) {
            var where = malformed.getLocation();
            throw new ConfigurationProblem(
                    "%s, line %d: this is no YAML. Look for a missing colon, quote or indentation."
                            .formatted(origin, where == null ? 1 : Math.max(where.getLineNr(), 1)));
        }
    }

    private Node node(int depth) {
        if (depth > MAX_DEPTH) {
            throw problem(line(), "values nest more than " + MAX_DEPTH + " deep");
        }
        if (parser.isCurrentAlias()) {
            return alias();
        }
        int before = nodes;
        count(1);
        Object anchor = parser.getObjectId();
        Node node = switch (parser.currentToken()) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> sequence(depth);
            default -> new Node.Scalar(line(), scalar());
        };
        if (anchor != null) {
            anchors.put(anchor.toString(), node);
        }
        sizes.put(node, nodes - before);
        return node;
    }

    private Node alias() {
        Node target = anchors.get(parser.getString());
        if (target == null) {
            throw problem(line(), "the alias *" + parser.getString() + " has no anchor before it");
        }
        count(sizes.getOrDefault(target, 1));
        return target;
    }

    private Node mapping(int depth) {
        int line = line();
        Map<String, Node> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int keyLine = line();
            parser.nextToken();
            Node value = node(depth + 1);
            if (key.equals(MERGE)) {
                merged.add(value);
            } else if (entries.put(key, value) != null) {
                throw problem(keyLine, "the key " + key + " stands twice in one place; keep one");
            }
        }
        merged.forEach(source -> merge(source, entries));
        return new Node.Mapping(line, entries);
    }

    private void merge(Node source, Map<String, Node> into) {
        switch (source) {
            case Node.Mapping mapping -> mapping.entries().forEach(into::putIfAbsent);
            case Node.Sequence sequence -> sequence.items().forEach(item -> merge(item, into));
            case Node.Scalar scalar -> throw problem(scalar.line(), "<< takes an alias of a mapping");
        }
    }

    private Node sequence(int depth) {
        int line = line();
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new Node.Sequence(line, items);
    }

    private @Nullable Object scalar() {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> parser.getString();
        };
    }

    private void count(int more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw problem(line(), "the file, with its aliases written out, holds more than " + MAX_NODES + " values");
        }
    }

    private int line() {
        return Math.max(parser.currentTokenLocation().getLineNr(), 1);
    }

    private ConfigurationProblem problem(int line, String sentence) {
        return new ConfigurationProblem("%s, line %d: %s.".formatted(origin, line, sentence));
    }
}
