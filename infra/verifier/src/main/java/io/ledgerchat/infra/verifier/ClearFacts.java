package io.ledgerchat.infra.verifier;

import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.ledger.AuditWords;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event says in clear, read from its payload as the audit log shows it: plain values by name, those of inner objects
 * under {@code outer.inner}, lists as one text. Left out are personal fields, which are encrypted, and what lies in objects
 * within inner objects, of which the audit log shows nothing.
 */
public final class ClearFacts {
    private static final int LONGEST = 300;
    private static final int MOST = 20;
    private static final Set<String> PERSONAL = Set.of("subject", "key", "value");
    /** Where events name the account that they are about, the first that there is. */
    private static final List<String> SUBJECTS = List.of("owner", "accountId", "account");

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
                case Map<?, ?> inner when isPersonal(inner) || !prefix.isEmpty() -> {}
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

    /** The account that the event is about. */
    public static Optional<Object> subject(Map<String, Object> facts) {
        return SUBJECTS.stream().filter(facts::containsKey).map(facts::get).findFirst();
    }

    /** The account that the event says did it. */
    public static Optional<Object> doer(Map<String, Object> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getKey().equals("reader") || fact.getKey().endsWith("By"))
                .map(Map.Entry::getValue)
                .findFirst();
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

    /** Whether a fact of this name is among what is shown, whole or in both its parts; of a map twenty are shown. */
    public static boolean isShown(String fact, Map<String, ?> shown) {
        int dot = fact.indexOf('.');
        return shown.containsKey(fact)
                || shown.containsKey(fact + ".type") && shown.containsKey(fact + ".id")
                || dot > 0
                        && (shown.containsKey(fact.substring(0, dot))
                                || countBelow(fact.substring(0, dot + 1), shown) >= MOST);
    }

    private static long countBelow(String prefix, Map<String, ?> shown) {
        return shown.keySet().stream().filter(name -> name.startsWith(prefix)).count();
    }

    private static boolean isWord(String shown, String fact) {
        return shown.equals(AuditWords.shown(fact));
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

    /** An id of two words as one text; empty if there is none of that name. */
    private static String joined(Map<String, Object> facts, String prefix) {
        List<Object> parts = facts.entrySet().stream()
                .filter(part -> part.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        return parts.size() == 2 && parts.stream().allMatch(String.class::isInstance)
                ? parts.getFirst() + "/" + parts.getLast()
                : "";
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
