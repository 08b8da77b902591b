package io.ledgerchat.query.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what was removed with deleted accounts. */
@Component
class DepartureQueries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient sql;

    DepartureQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<DepartureReport> handle(FindDepartureReports query) {
        return sql.sql("""
                        select account_id, removed::text as removed, remaining::text as remaining, reported_at
                        from views.departure order by reported_at desc, account_id limit ?
                        """)
                .param(query.limit())
                .query((row, number) -> new DepartureReport(
                        row.getString("account_id"),
                        counts(row.getString("removed")),
                        counts(row.getString("remaining")),
                        row.getTimestamp("reported_at").toInstant()))
                .list();
    }

    private static Map<String, Long> counts(String text) {
        try {
            return JSON.readValue(text, COUNTS);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
