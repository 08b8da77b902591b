package io.ledgerchat.query.ledger;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.EventType;
import io.ledgerchat.event.ledger.AuditWords;
import java.lang.reflect.RecordComponent;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the audit log in SQL.
 *
 * <p>Names are compared as ids of accounts, and parts of words as the words that have them, since there are indexes for
 * those; only the ids of things are looked into entry by entry.
 */
final class AuditConditions {
    private static final String NAMES = " left join views.account actor on actor.account_id = a.actor_id"
            + " left join views.account target on a.resource_kind = 'account' and target.account_id = a.resource_id";
    private static final String OPERATOR = "operator of the machine";
    private static final String SYSTEM = "system";
    /** The name of whoever has no account. */
    static final String NOBODY =
            "case a.actor_kind when '" + AuditWords.SERVICE + "' then '" + OPERATOR + "' else '" + SYSTEM + "' end";

    private static final String ACTOR_NAME =
            "coalesce(actor.name, actor.username, actor.email, a.actor_id, " + NOBODY + ")";
    private static final String TARGET_NAME = "coalesce(target.name, target.email, a.resource_id)";
    private static final String CAPABILITY = "capability";

    private final EventCatalogue catalogue;
    private final StringBuilder where = new StringBuilder(" where true");
    private final List<Object> values = new ArrayList<>();

    private AuditConditions(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    static AuditConditions of(AuditFilter filter, AuditNames names, EventCatalogue catalogue) {
        var all = new AuditConditions(catalogue);
        all.ofCategories(filter.categories());
        all.anyOf("a.action", filter.actions());
        all.anyOf("a.outcome", filter.outcomes());
        all.ofSeverities(filter.severities());
        all.anyOf("a.actor_id", filter.actorIds());
        all.ofEmails(filter.actorEmails(), names.emails());
        all.equal("a.actor_kind", filter.actorKind());
        all.equal("a.resource_kind", filter.resourceKind());
        all.equal("a.subject_id", filter.subject());
        all.equal("a.address", filter.address());
        if (!filter.resources().isEmpty()) {
            all.about(filter.resources());
        }
        all.called(filter, names);
        if (filter.from() != null) {
            all.and("a.occurred_at >= ?", Timestamp.from(filter.from()));
        }
        if (filter.to() != null) {
            all.and("a.occurred_at <= ?", Timestamp.from(filter.to()));
        }
        return all;
    }

    AuditConditions between(long after, long before) {
        and("a.position > ?", after);
        and("a.position < ?", before);
        return this;
    }

    private void and(String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    private void anyOf(String column, List<String> words) {
        if (!words.isEmpty()) {
            and(column + " = any(?)", words.toArray(String[]::new));
        }
    }

    /** An action has one category. */
    private void ofCategories(List<String> categories) {
        if (!categories.isEmpty()) {
            and("a.action = any(?)", actions(action -> categories.contains(AuditWords.category(action))));
        }
    }

    /** How severe it is follows from the action and how it ended. */
    private void ofSeverities(List<String> severities) {
        if (!severities.isEmpty()) {
            var either = new ArrayList<String>();
            for (String outcome : AuditWords.OUTCOMES) {
                either.add("a.outcome = ? and a.action = any(?)");
                values.add(outcome);
                values.add(actions(action -> severities.contains(AuditWords.severity(action, outcome))));
            }
            anyOf(either);
        }
    }

    private String[] actions(Predicate<String> wanted) {
        return catalogue.all().stream().map(EventType::name).filter(wanted).toArray(String[]::new);
    }

    private void ofEmails(List<String> emails, @Nullable List<String> accounts) {
        if (accounts == null) {
            anyOf("lower(actor.email)", emails);
        } else {
            and("a.actor_id = any(?)", accounts.toArray(String[]::new));
        }
    }

    private void equal(String column, @Nullable String word) {
        if (word != null) {
            and(column + " = ?", word);
        }
    }

    private void about(List<String> resources) {
        and("a.resources && ?::text[]", resources.toArray(String[]::new));
    }

    private void called(AuditFilter filter, AuditNames names) {
        if (filter.actorText() != null) {
            anyOf(actor(filter.actorText(), names.actors()));
        }
        if (filter.resourceText() != null) {
            anyOf(target(filter.resourceText(), names.targets()));
            if ("account".equals(filter.resourceKind()) && names.targets() != null) {
                about(names.targets().stream()
                        .map(account -> "account:" + account)
                        .toList());
            }
        }
        if (filter.capability() != null) {
            anyOf(capability(filter.capability()));
        }
        if (filter.text() != null) {
            anyOf(anywhere(filter.text(), names));
        }
    }

    private List<String> anywhere(String text, AuditNames names) {
        var either = new ArrayList<>(actor(text, names.foundActors()));
        either.addAll(target(text, names.foundTargets()));
        either.add("a.action = any(?)");
        values.add(actions(action -> isIn(action, text)));
        either.addAll(capability(text));
        return either;
    }

    private List<String> actor(String text, @Nullable List<String> accounts) {
        if (accounts == null) {
            return List.of(containing(text, ACTOR_NAME));
        }
        var either = new ArrayList<>(List.of("a.actor_id = any(?)"));
        values.add(accounts.toArray(String[]::new));
        String nobody = "a.actor_id is null and a.actor_kind ";
        if (isIn(OPERATOR, text)) {
            either.add(nobody + "= '" + AuditWords.SERVICE + "'");
        }
        if (isIn(SYSTEM, text)) {
            either.add(nobody + "<> '" + AuditWords.SERVICE + "'");
        }
        return either;
    }

    private List<String> target(String text, @Nullable List<String> accounts) {
        if (accounts == null) {
            return List.of(containing(text, TARGET_NAME));
        }
        values.add(accounts.toArray(String[]::new));
        return List.of(
                "a.resource_kind = 'account' and a.resource_id = any(?)",
                "a.resource_kind <> 'account' and " + containing(text, "a.resource_id"));
    }

    /** Most kinds of events tell of none, and then there is nothing to look into. */
    private List<String> capability(String text) {
        String[] telling = catalogue.all().stream()
                .filter(kind -> Stream.of(kind.type().getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch(CAPABILITY::equals))
                .map(EventType::name)
                .toArray(String[]::new);
        if (telling.length == 0) {
            return List.of("false");
        }
        values.add(telling);
        return List.of("a.action = any(?) and " + containing(text, "(a.details::jsonb)->>'" + CAPABILITY + "'"));
    }

    private String containing(String text, String column) {
        values.add(text);
        return "position(lower(?) in lower(" + column + ")) > 0";
    }

    private static boolean isIn(String word, String text) {
        return word.contains(text.toLowerCase(Locale.ROOT));
    }

    private void anyOf(List<String> conditions) {
        where.append(" and (").append(String.join(" or ", conditions)).append(")");
    }

    /** These entries as {@code a}, with the accounts {@code actor} and {@code target}. */
    static String among(String entries) {
        return " from " + entries + " a" + NAMES;
    }

    String from() {
        return among("views.audit") + where;
    }

    List<Object> values() {
        return values;
    }
}
