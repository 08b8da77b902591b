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

    /** As many positions as are read in no time. */
    private static final long NEAR = 25_000;

    private static final long PATIENCE_MILLIS = 5_000;

    private final JdbcClient sql;
    private final EventCatalogue catalogue;

    AuditQueries(JdbcClient sql, EventCatalogue catalogue) {
        this.sql = sql;
        this.catalogue = catalogue;
    }

    @QueryHandler
    List<AuditEntry> handle(FindAuditEntries query) {
        var conditions =
                AuditConditions.of(query.filter(), query.names(), catalogue).between(query.after(), query.before());
        String order = query.ascending() ? "asc" : "desc";
        bound(sql);
        return sql.sql("select a.*, actor.name as actor_name, actor.username as actor_username,"
                        + " actor.email as actor_email, target.name as target_name, target.email as target_email, "
                        + AuditConditions.NOBODY + " as nobody"
                        + AuditConditions.among("(select a.*" + conditions.from() + " order by " + key(query) + " "
                                + order + " limit ? offset ?)")
                        + " order by a.position " + order)
                .params(conditions.values())
                .param(query.limit())
                .param(query.offset())
                .query(AuditQueries::entry)
                .list();
    }

    /**
     * Near each other, entries are read in their order until there are enough. Else what fits is found first, by whichever
     * index, and then ordered: read in their order, a million might have to be passed over before the first that fits.
     */
    private static String key(FindAuditEntries query) {
        return query.before() - query.after() <= NEAR ? "a.position" : "a.position + 0";
    }

    @QueryHandler
    long handle(CountAuditEntries query) {
        var conditions =
                AuditConditions.of(query.filter(), query.names(), catalogue).between(query.after(), query.before());
        bound(sql);
        return sql.sql("select count(*) from (select" + conditions.from() + " limit ?) counted")
                .params(conditions.values())
                .param(query.most())
                .query(Long.class)
                .single();
    }

    /** Until the end of the transaction. Planned anew for what is asked: what one name has much of, another has not. */
    static void bound(JdbcClient sql) {
        sql.sql(
                        "select set_config('statement_timeout', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true),"
                                + " set_config('jit', 'off', true)")
                .param(PATIENCE_MILLIS + "ms")
                .query()
                .singleRow();
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
