package io.ledgerchat.infra.verifier;

import io.ledgerchat.event.Excerpt;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event says in clear, read from its payload as the audit log shows it: plain values by name, those of inner objects
 * under {@code outer.inner}, lists as one text. Personal fields are left out; they are encrypted.
 */
public final class ClearFacts {
    private static final int LONGEST = 300;
    private static final int MOST = 20;
    private static final Set<String> PERSONAL = Set.of("subject", "key", "value");

    private ClearFacts() {}

    /** @throws IllegalArgumentException if the payload is no JSON object */
    public static Map<String, Object> of(byte[] payload) {
        var facts = new LinkedHashMap<String, Object>();
        collect("", JsonLine.object(new String(payload, StandardCharsets.UTF_8).replace('\n', ' ')), facts);
        return facts;
    }

    private static void collect(String prefix, Map<?, ?> object, Map<String, Object> facts) {
        object.forEach((key, value) -> {
            String name = prefix + text(key);
            switch (value) {
                case Map<?, ?> inner when isPersonal(inner) -> {}
                case Map<?, ?> inner -> collect(name + ".", inner, facts);
                case List<?> many -> list(name, many, facts);
                case String said -> facts.put(name, text(said));
                case null -> {}
                default -> facts.put(name, value);
            }
        });
    }

    private static boolean isPersonal(Map<?, ?> object) {
        return object.get("subject") instanceof String && PERSONAL.containsAll(object.keySet());
    }

    private static void list(String name, List<?> many, Map<String, Object> facts) {
        String listed = many.stream()
                .filter(element -> element != null && !(element instanceof Map) && !(element instanceof List))
                .limit(MOST)
                .map(ClearFacts::text)
                .collect(Collectors.joining(","));
        if (!listed.isEmpty()) {
            facts.put(name, text(listed));
        }
    }

    /** The audit log keeps no more of a text, and no U+0000. */
    private static String text(@Nullable Object said) {
        return Excerpt.of(String.valueOf(said), LONGEST).replace('\u0000', '\uFFFD');
    }

    /**
     * Whether the facts say this of that name, in whichever form events are stored in: numbers, times and words may be written
     * in several ways, an id with its kind before it, and a thing of two parts as one text.
     */
    public static boolean say(Map<String, Object> facts, String name, Object shown) {
        @Nullable Object fact = facts.get(name);
        int dot = name.lastIndexOf('.');
        return fact != null && same(shown, fact)
                || fact instanceof String text
                        && shown instanceof String word
                        && (isWord(word, text) || isId(word, text))
                || dot > 0
                        && facts.get(name.substring(0, dot)) instanceof String whole
                        && isPart(name.substring(dot + 1), String.valueOf(shown), whole)
                || fact == null && !shown.equals("") && shown.equals(joined(facts, name + "."));
    }

    /** Whether the event says nothing plain under this name that is not among what is shown. */
    public static boolean isShown(String fact, Map<String, ?> shown) {
        return fact.indexOf('.') >= 0
                || shown.containsKey(fact)
                || shown.keySet().stream().anyMatch(name -> name.startsWith(fact + "."));
    }

    private static boolean isWord(String shown, String fact) {
        return shown.equalsIgnoreCase(fact.replace('-', '_'));
    }

    private static boolean isId(String shown, String fact) {
        return fact.indexOf(':') > 0 && shown.equals(fact.substring(fact.indexOf(':') + 1));
    }

    private static boolean isPart(String part, String shown, String fact) {
        int colon = fact.indexOf(':');
        return colon > 0
                && (part.equals("type") && isWord(shown, fact.substring(0, colon))
                        || part.equals("id") && isId(shown, fact));
    }

    private static String joined(Map<String, Object> facts, String prefix) {
        return facts.entrySet().stream()
                .filter(part -> part.getKey().startsWith(prefix))
                .map(part -> part.getValue().toString())
                .collect(Collectors.joining("/"));
    }

    /** Whether both mean the same: numbers and times may be written in several ways. */
    static boolean same(@Nullable Object shown, @Nullable Object fact) {
        if (shown == null || fact == null || shown.equals(fact)) {
            return shown == fact || shown != null && shown.equals(fact);
        }
        if (shown instanceof Number && fact instanceof Number) {
            return new BigDecimal(shown.toString()).compareTo(new BigDecimal(fact.toString())) == 0;
        }
        return shown instanceof String one && fact instanceof String other && sameTime(one, other);
    }

    private static boolean sameTime(String one, String other) {
        try {
            return Instant.parse(one).equals(Instant.parse(other));
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }
}
