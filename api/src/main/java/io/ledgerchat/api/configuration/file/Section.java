package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the file, read key by key. A key of the wrong kind is a {@link ConfigurationProblem} that names file, line
 * and path; a key that nobody asked for is a warning, given when the section is {@linkplain #end() done}. A key without a
 * value counts as absent.
 */
final class Section {
    /** From which file, and what there is to warn of. */
    record Report(String origin, List<String> warnings) {}

    private final Report report;
    private final String path;
    private final Node.Mapping node;
    private final Set<String> asked = new HashSet<>();

    Section(Report report, String path, Node.Mapping node) {
        this.report = report;
        this.path = path;
        this.node = node;
    }

    Optional<String> text(String key) {
        return read(key, "a text; put numbers and words like true in quotes", node -> string(node));
    }

    Optional<Boolean> flag(String key) {
        return read(key, "true or false", node -> scalar(node) instanceof Boolean flag ? flag : null);
    }

    Optional<Number> number(String key, double minimum, double maximum) {
        String said = maximum == Double.MAX_VALUE
                ? "a number of at least " + plain(minimum)
                : "a number from " + plain(minimum) + " to " + plain(maximum);
        return read(
                key,
                said,
                node -> scalar(node) instanceof Number number
                                && number.doubleValue() >= minimum
                                && number.doubleValue() <= maximum
                        ? number
                        : null);
    }

    Optional<Integer> whole(String key, int minimum, int maximum) {
        return read(
                key,
                "a whole number from " + minimum + " to " + maximum,
                node -> scalar(node) instanceof Number number
                                && number.doubleValue() == Math.rint(number.doubleValue())
                                && number.doubleValue() >= minimum
                                && number.doubleValue() <= maximum
                        ? number.intValue()
                        : null);
    }

    Optional<String> oneOf(String key, String... words) {
        return read(key, "one of " + String.join(", ", words), node -> {
            String word = string(node);
            return word != null && List.of(words).contains(word) ? word : null;
        });
    }

    Optional<List<String>> texts(String key) {
        return read(key, "a list of texts", node -> {
            if (!(node instanceof Node.Sequence sequence)) {
                return null;
            }
            List<String> texts = new ArrayList<>();
            for (Node item : sequence.items()) {
                String text = string(item);
                if (text == null) {
                    return null;
                }
                texts.add(text);
            }
            return List.copyOf(texts);
        });
    }

    /** A mapping of texts to texts; numbers and booleans become texts. */
    Map<String, String> textMap(String key) {
        return read(key, "keys with texts", node -> {
                    if (!(node instanceof Node.Mapping mapping)) {
                        return null;
                    }
                    Map<String, String> texts = new LinkedHashMap<>();
                    mapping.entries().forEach((name, value) -> texts.put(name, String.valueOf(value.plain())));
                    return texts;
                })
                .orElse(Map.of());
    }

    Optional<Section> section(String key) {
        return read(
                key,
                "keys and values, indented below it",
                node -> node instanceof Node.Mapping mapping ? new Section(report, path(key), mapping) : null);
    }

    /** Every item of a list of mappings. */
    List<Section> sections(String key) {
        return read(key, "a list of entries, each with keys and values", node -> {
                    if (!(node instanceof Node.Sequence sequence)) {
                        return null;
                    }
                    List<Section> sections = new ArrayList<>();
                    for (Node item : sequence.items()) {
                        if (!(item instanceof Node.Mapping mapping)) {
                            return null;
                        }
                        sections.add(new Section(report, path(key) + "[" + sections.size() + "]", mapping));
                    }
                    return sections;
                })
                .orElse(List.of());
    }

    /** A value that is true or false, or a section that says more. */
    Optional<Section> flagOrSection(String key) {
        asked.add(key);
        if (node.entries().get(key) instanceof Node.Scalar scalar && scalar.value() instanceof Boolean) {
            return Optional.empty();
        }
        return read(
                key,
                "true, false, or keys and values",
                node -> node instanceof Node.Mapping mapping ? new Section(report, path(key), mapping) : null);
    }

    /** The value as plain Java, whatever it is. */
    Optional<Object> raw(String key) {
        asked.add(key);
        return Optional.ofNullable(node.entries().get(key)).map(Node::plain);
    }

    /** A mapping as plain Java. */
    Map<String, @Nullable Object> rawMap(String key) {
        return read(
                        key,
                        "keys and values, indented below it",
                        node -> node instanceof Node.Mapping mapping ? mapping.plain() : null)
                .orElse(Map.of());
    }

    /** Everything in this section as plain Java. */
    Map<String, @Nullable Object> everything() {
        return node.plain();
    }

    Set<String> keys() {
        return node.entries().keySet();
    }

    /** Accepts keys without reading them. */
    Section ignoring(String... keys) {
        asked.addAll(List.of(keys));
        return this;
    }

    /** Accepts a key that is LibreChat's, and tells the operator that this version does nothing with it. */
    void withoutEffect(String key) {
        asked.add(key);
        Node present = node.entries().get(key);
        if (present != null) {
            report.warnings()
                    .add("%s, line %d: %s is understood, but has no effect in this version"
                            .formatted(report.origin(), present.line(), path(key)));
        }
    }

    /** Warns of every key that nobody asked for. */
    void end() {
        node.entries().forEach((key, value) -> {
            if (!asked.contains(key)) {
                report.warnings()
                        .add("%s, line %d: %s is not a key that LedgerChat knows; it is ignored"
                                .formatted(report.origin(), value.line(), path(key)));
            }
        });
    }

    /** What stops the start because of a key of this section. */
    ConfigurationProblem problem(String key, String sentence) {
        Node culprit = node.entries().getOrDefault(key, node);
        return new ConfigurationProblem(
                "%s, line %d: %s %s.".formatted(report.origin(), culprit.line(), path(key), sentence));
    }

    String path() {
        return path;
    }

    private <T> Optional<T> read(String key, String expected, Function<Node, @Nullable T> reader) {
        asked.add(key);
        Node value = node.entries().get(key);
        if (value == null || value instanceof Node.Scalar scalar && scalar.value() == null) {
            return Optional.empty();
        }
        T read = reader.apply(value);
        if (read == null) {
            throw problem(key, "must be " + expected);
        }
        return Optional.of(read);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static @Nullable Object scalar(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.value() : null;
    }

    private static @Nullable String string(Node node) {
        return scalar(node) instanceof String text ? text : null;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
