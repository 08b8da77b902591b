package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the environment's values where texts below {@code endpoints} and {@code speech} say {@code ${NAME}}. A name that is
 * not set, and a name of a secret of this installation itself, stay as they stand (contract 00 §12.2).
 */
final class EndpointReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private static final Set<String> FORBIDDEN = Set.of(
            "JWT_SECRET",
            "JWT_REFRESH_SECRET",
            "CREDS_KEY",
            "CREDS_IV",
            "MEILI_MASTER_KEY",
            "MONGO_URI",
            "REDIS_URI",
            "REDIS_PASSWORD");

    /** What LedgerChat adds to the environment is its own business, keys and passwords of databases above all. */
    private static final String OWN = "LEDGERCHAT_";

    private final Variables variables;

    private EndpointReferences(Variables variables) {
        this.variables = variables;
    }

    static Node.Mapping resolved(Node.Mapping root, Variables variables) {
        Map<String, Node> entries = new LinkedHashMap<>(root.entries());
        var references = new EndpointReferences(variables);
        for (String section : List.of("endpoints", "speech")) {
            entries.computeIfPresent(section, (key, node) -> references.resolve(node));
        }
        return new Node.Mapping(root.line(), entries);
    }

    private Node resolve(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Node> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, resolve(value)));
                yield new Node.Mapping(mapping.line(), entries);
            }
            case Node.Sequence sequence ->
                new Node.Sequence(
                        sequence.line(),
                        sequence.items().stream().map(this::resolve).toList());
            case Node.Scalar scalar -> new Node.Scalar(scalar.line(), resolve(scalar.value()));
        };
    }

    private @Nullable Object resolve(@Nullable Object value) {
        return value instanceof String text
                ? REFERENCE
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1), found.group())))
                : value;
    }

    private String valueOf(String name, String otherwise) {
        return FORBIDDEN.contains(name) || name.startsWith(OWN) ? otherwise : variables.text(name, otherwise);
    }
}
