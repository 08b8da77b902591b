package io.ledgerchat.api.ledger;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.EventType;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.ledger.AuditWords;
import io.ledgerchat.query.ledger.AuditFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what is asked of the audit log from a query (contract 80 §H2), and says what is wrong with it. */
@Component
class AuditQuestion {
    private static final Pattern DATE_OR_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?");

    private final Set<String> actions = new HashSet<>(Set.of("grant.assigned", "grant.removed"));
    private final Set<String> categories = new HashSet<>(AuditWords.CATEGORIES);

    AuditQuestion(EventCatalogue catalogue) {
        for (EventType type : catalogue.all()) {
            actions.add(type.name());
            categories.add(AuditWords.category(type.name()));
        }
    }

    /** @throws Answer 400 that names the first thing that is wrong */
    AuditFilter filter(MultiValueMap<String, String> asked) {
        @Nullable Instant from = time(asked, "from", false);
        @Nullable Instant to = time(asked, "to", true);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Answer.error(400, "`from` must be earlier than `to`");
        }
        List<String> kinds = words(asked, "actorType", Set.copyOf(AuditWords.ACTOR_TYPES));
        return new AuditFilter(
                words(asked, "category", categories),
                words(asked, "action", actions),
                words(asked, "outcome", Set.copyOf(AuditWords.OUTCOMES)),
                words(asked, "severity", Set.copyOf(AuditWords.SEVERITIES)),
                kinds.isEmpty() ? null : kinds.getFirst(),
                values(asked, "actorId"),
                values(asked, "actorEmail").stream()
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .toList(),
                text(asked, "actorQuery", 128),
                text(asked, "targetType", 128),
                text(asked, "targetQuery", 128),
                values(asked, "resource"),
                text(asked, "subject", 128),
                text(asked, "capability", 256),
                text(asked, "search", 200),
                text(asked, "address", 128),
                from,
                to);
    }

    /** A whole number within bounds; a fraction is cut. */
    long number(MultiValueMap<String, String> asked, String name, long least, long most, long otherwise) {
        @Nullable String written = text(asked, name, 40);
        if (written == null) {
            return otherwise;
        }
        double read;
        try {
            read = Double.parseDouble(written);
        } catch (NumberFormatException unreadable) {
            throw Answer.error(400, name + " must be a number");
        }
        if (Double.isNaN(read) || Double.isInfinite(read)) {
            throw Answer.error(400, name + " must be a number");
        }
        if (read < least) {
            throw Answer.error(400, name + " must be >= " + least);
        }
        if (read > most) {
            throw Answer.error(400, name + " must be <= " + most);
        }
        return (long) read;
    }

    static List<String> values(MultiValueMap<String, String> asked, String name) {
        return asked.getOrDefault(name, List.of()).stream()
                .map(value -> value == null ? "" : value.strip().replace("\u0000", ""))
                .filter(value -> !value.isEmpty())
                .limit(100)
                .toList();
    }

    private static List<String> words(MultiValueMap<String, String> asked, String name, Set<String> known) {
        List<String> words = values(asked, name);
        for (String word : words) {
            if (!known.contains(word)) {
                throw Answer.error(400, "Unknown " + name + ": " + word);
            }
        }
        return words;
    }

    static @Nullable String text(MultiValueMap<String, String> asked, String name, int longest) {
        List<String> values = values(asked, name);
        if (values.isEmpty()) {
            return null;
        }
        String first = values.getFirst();
        return Excerpt.of(first, longest);
    }

    private static @Nullable Instant time(MultiValueMap<String, String> asked, String name, boolean end) {
        @Nullable String written = text(asked, name, 60);
        if (written == null) {
            return null;
        }
        try {
            if (DATE_OR_TIME.matcher(written).matches()) {
                return end ? StorableTime.parseUntil(written) : StorableTime.parseFrom(written);
            }
        } catch (DateTimeException impossible) {
            throw Answer.error(400, name + ": Invalid date");
        }
        throw Answer.error(400, name + ": Date must be ISO 8601");
    }
}
