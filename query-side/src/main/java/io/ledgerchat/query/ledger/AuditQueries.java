package io.ledgerchat.query.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.ledger.AuditWords;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about the audit log. Names come from the accounts as they are now: an erased person has none. */
@Component
class AuditQueries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final EventCatalogue catalogue;

    AuditQueries(JdbcClient sql, EventCatalogue catalogue) {
        this.sql = sql;
        this.catalogue = catalogue;
    }

    @QueryHandler
    List<AuditEntry> handle(FindAuditEntries query) {
        var conditions = AuditConditions.of(query.filter(), catalogue)
                .and("a.position > ?", query.after())
                .and("a.position < ?", query.before());
        return sql.sql(
                        "select a.*, actor.name as actor_name, actor.username as actor_username, actor.email as actor_email,"
                                + " target.name as target_name, target.email as target_email, "
                                + AuditConditions.NOBODY + " as nobody"
                                + conditions.from()
                                + " order by a.position " + (query.ascending() ? "asc" : "desc") + " limit ? offset ?")
                .params(conditions.values())
                .param(query.limit())
                .param(query.offset())
                .query(AuditQueries::entry)
                .list();
    }

    @QueryHandler
    long handle(CountAuditEntries query) {
        var conditions = AuditConditions.of(query.filter(), catalogue).and("a.position < ?", query.before());
        return sql.sql("select count(*)" + conditions.from())
                .params(conditions.values())
                .query(Long.class)
                .single();
    }

    @QueryHandler
    Optional<Long> handle(FindAuditPosition query) {
        return sql.sql("select position from views.audit where event_id = ?")
                .param(query.eventId())
                .query(Long.class)
                .optional();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        @Nullable String actor = row.getString("actor_id");
        String resource = row.getString("resource_id");
        String action = row.getString("action");
        String outcome = row.getString("outcome");
        return new AuditEntry(
                row.getLong("position"),
                row.getString("event_id"),
                AuditWords.category(action),
                action,
                outcome,
                AuditWords.severity(action, outcome),
                row.getString("actor_kind"),
                actor,
                firstOf(
                        row.getString("actor_name"),
                        row.getString("actor_username"),
                        row.getString("actor_email"),
                        actor,
                        row.getString("nobody")),
                row.getString("actor_email"),
                row.getString("subject_id"),
                row.getString("resource_kind"),
                resource,
                firstOf(row.getString("target_name"), row.getString("target_email"), resource),
                details(row.getString("details")),
                row.getString("request_id"),
                row.getString("source"),
                row.getString("address"),
                row.getString("agent"),
                row.getTimestamp("occurred_at").toInstant());
    }

    private static String firstOf(@Nullable String... texts) {
        for (@Nullable String text : texts) {
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static Map<String, Object> details(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, DETAILS);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
