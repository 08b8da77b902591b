package io.ledgerchat.event;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page that lists every event, made from the catalogue and from the Javadoc in the sources. */
final class EventDocument {
    private static final Pattern DOCUMENTED =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@EventName\\(\"([^\"]+)\"\\)", Pattern.DOTALL);

    private final Map<String, String> meanings;

    private EventDocument(Map<String, String> meanings) {
        this.meanings = meanings;
    }

    static EventDocument fromSources(Path sources) throws IOException {
        var meanings = new HashMap<String, String>();
        try (var files = Files.walk(sources)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                DOCUMENTED
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> meanings.put(found.group(2), plain(found.group(1))));
            }
        }
        return new EventDocument(meanings);
    }

    String page(EventCatalogue catalogue) {
        var page = new StringBuilder("""
                # Events

                Everything the log can say. Made from the code by `EventDocumentTest`; change the code, then run it with
                `-Ddocs.rewrite=true`.

                Personal fields are encrypted under their subject's data key and can be erased; `?` marks what may be absent.
                """);
        catalogue.all().stream()
                .collect(Collectors.groupingBy(EventDocument::topic, LinkedHashMap::new, Collectors.toList()))
                .forEach((topic, events) -> {
                    page.append("\n## ").append(topic).append('\n');
                    events.forEach(event -> page.append(section(event)));
                });
        return page.toString();
    }

    private String section(EventType event) {
        var meaning = Optional.ofNullable(meanings.get(event.name()))
                .orElseThrow(() -> new AssertionError(event.type().getSimpleName() + " has no Javadoc"));
        var fields = Arrays.stream(event.type().getRecordComponents())
                .map(EventDocument::field)
                .collect(Collectors.joining(", "));
        var personal = event.personalFields().isEmpty()
                ? "none"
                : event.personalFields().stream()
                        .map(field -> "`" + field + "`")
                        .collect(Collectors.joining(", "));
        return "\n### %s\n\n`%s`, revision %s. %s\n\n- Fields: %s\n- Personal: %s\n"
                .formatted(event.type().getSimpleName(), event.name(), event.revision(), meaning, fields, personal);
    }

    private static String topic(EventType event) {
        return event.name().substring(0, event.name().indexOf('.'));
    }

    private static String field(RecordComponent component) {
        var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "";
        return "`" + component.getName() + optional + "`: " + type(component.getGenericType());
    }

    private static String type(Type type) {
        return switch (type) {
            case Class<?> simple -> simple.getSimpleName();
            case ParameterizedType of
            when of.getRawType() == Personal.class -> type(of.getActualTypeArguments()[0]) + " (personal)";
            case ParameterizedType of ->
                type(of.getRawType()) + " of "
                        + Arrays.stream(of.getActualTypeArguments())
                                .map(EventDocument::type)
                                .collect(Collectors.joining(" to "));
            default -> type.getTypeName();
        };
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link (?:[\\w.]*[.#])?(\\w+)}", "`$1`")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
