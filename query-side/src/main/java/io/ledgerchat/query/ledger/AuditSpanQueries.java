package io.ledgerchat.query.ledger;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds where in the log a span of time lies. Clocks may differ or be set, so the order of the log is not quite that of the
 * times, and each entry of the span counts; they are read from the index of times alone.
 */
@Component
class AuditSpanQueries {
    private static final int MOST = 500_000;

    private final JdbcClient sql;

    AuditSpanQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    Optional<AuditSpan> handle(FindAuditSpan query) {
        var conditions = new ArrayList<>(List.of("true"));
        var values = new ArrayList<>();
        if (query.from() != null) {
            conditions.add("occurred_at >= ?");
            values.add(Timestamp.from(query.from()));
        }
        if (query.to() != null) {
            conditions.add("occurred_at <= ?");
            values.add(Timestamp.from(query.to()));
        }
        AuditQueries.bound(sql);
        return sql.sql("select count(*), min(position), max(position) from (select position from views.audit where "
                        + String.join(" and ", conditions) + " limit ?) timely")
                .params(values)
                .param(MOST + 1)
                .query((row, _) -> row.getInt(1) > MOST
                        ? Optional.<AuditSpan>empty()
                        : Optional.of(
                                row.getInt(1) == 0
                                        ? new AuditSpan(0, -1)
                                        : new AuditSpan(row.getLong(2), row.getLong(3))))
                .single();
    }
}
