package io.ledgerchat.query.ledger;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.EventType;
import io.ledgerchat.event.ledger.AuditWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A filter of the audit log in SQL. */
final class AuditConditions {
    private static final String TABLES = " from views.audit a"
            + " left join views.account actor on actor.account_id = a.actor_id"
            + " left join views.account target on a.resource_kind = 'account' and target.account_id = a.resource_id";
    /** The name of whoever has no account. */
    static final String NOBODY =
            "case a.actor_kind when '" + AuditWords.SERVICE + "' then 'operator of the machine' else 'system' end";

    private static final String ACTOR_NAME =
            "coalesce(actor.name, actor.username, actor.email, a.actor_id, " + NOBODY + ")";
    private static final String TARGET_NAME = "coalesce(target.name, target.email, a.resource_id)";

    private final StringBuilder where = new StringBuilder(" where true");
    private final List<Object> values = new ArrayList<>();

    static AuditConditions of(AuditFilter filter, EventCatalogue catalogue) {
        var all = new AuditConditions();
        all.ofCategories(filter.categories(), catalogue);
        all.anyOf("a.action", filter.actions());
        all.anyOf("a.outcome", filter.outcomes());
        all.ofSeverities(filter.severities(), catalogue);
        all.anyOf("a.actor_id", filter.actorIds());
        all.anyOf("lower(actor.email)", filter.actorEmails());
        all.equal("a.actor_kind", filter.actorKind());
        all.equal("a.resource_kind", filter.resourceKind());
        all.equal("a.subject_id", filter.subject());
        all.equal("a.address", filter.address());
        if (!filter.resources().isEmpty()) {
            all.and("a.resources && ?::text[]", filter.resources().toArray(String[]::new));
        }
        all.containing(filter.actorText(), ACTOR_NAME);
        all.containing(filter.resourceText(), TARGET_NAME);
        all.containing(filter.capability(), "(a.details::jsonb)->>'capability'");
        all.containing(filter.text(), ACTOR_NAME, TARGET_NAME, "a.action", "(a.details::jsonb)->>'capability'");
        if (filter.from() != null) {
            all.and("a.occurred_at >= ?", java.sql.Timestamp.from(filter.from()));
        }
        if (filter.to() != null) {
            all.and("a.occurred_at <= ?", java.sql.Timestamp.from(filter.to()));
        }
        return all;
    }

    AuditConditions and(String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
        return this;
    }

    private void anyOf(String column, List<String> words) {
        if (!words.isEmpty()) {
            and(column + " = any(?)", words.toArray(String[]::new));
        }
    }

    /** An action has one category. */
    private void ofCategories(List<String> categories, EventCatalogue catalogue) {
        if (!categories.isEmpty()) {
            and("a.action = any(?)", actions(catalogue, action -> categories.contains(AuditWords.category(action))));
        }
    }

    /** How severe it is follows from the action and how it ended. */
    private void ofSeverities(List<String> severities, EventCatalogue catalogue) {
        if (!severities.isEmpty()) {
            var either = new ArrayList<String>();
            for (String outcome : AuditWords.OUTCOMES) {
                either.add("a.outcome = ? and a.action = any(?)");
                values.add(outcome);
                values.add(actions(catalogue, action -> severities.contains(AuditWords.severity(action, outcome))));
            }
            anyOf(either);
        }
    }

    private static String[] actions(EventCatalogue catalogue, Predicate<String> wanted) {
        return catalogue.all().stream().map(EventType::name).filter(wanted).toArray(String[]::new);
    }

    private void equal(String column, @Nullable String word) {
        if (word != null) {
            and(column + " = ?", word);
        }
    }

    private void containing(@Nullable String text, String... columns) {
        if (text != null) {
            var either = new ArrayList<String>();
            for (String column : columns) {
                either.add("position(lower(?) in lower(" + column + ")) > 0");
                values.add(text);
            }
            anyOf(either);
        }
    }

    private void anyOf(List<String> conditions) {
        where.append(" and (").append(String.join(" or ", conditions)).append(")");
    }

    String from() {
        return TABLES + where;
    }

    List<Object> values() {
        return values;
    }
}
