package io.ledgerchat.query.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what happened to a thing, and from when to when it was so. */
@Component
class HistoryQueries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient sql;

    HistoryQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<Change> handle(FindChanges query) {
        return sql.sql("""
                        select * from (
                          select position, event_id, action, aggregate, actor_id, subject_id, details, occurred_at,
                                 lead(position) over (order by position) as next_position,
                                 lead(occurred_at) over (order by position) as next_at
                          from views.audit where resources && ?::text[] and category <> 'read') changes
                        where position > ? and position <= ? order by position limit ?""")
                .param(new String[] {query.resource()})
                .param(query.after())
                .param(query.upTo())
                .param(query.limit())
                .query(HistoryQueries::change)
                .list();
    }

    @QueryHandler
    long handle(FindPositionAt query) {
        return sql.sql("select coalesce(max(position), -1) from views.audit where occurred_at <= ?")
                .param(Timestamp.from(query.moment()))
                .query(Long.class)
                .single();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        long next = row.getLong("next_position");
        return new Change(
                row.getString("event_id"),
                row.getString("action"),
                row.getString("aggregate"),
                row.getString("actor_id"),
                row.getString("subject_id"),
                details(row.getString("details")),
                row.getLong("position"),
                row.getTimestamp("occurred_at").toInstant(),
                next == 0 ? null : next,
                Rows.time(row, "next_at"));
    }

    private static Map<String, Object> details(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, DETAILS);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
