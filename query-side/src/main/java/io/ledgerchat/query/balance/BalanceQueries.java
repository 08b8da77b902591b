package io.ledgerchat.query.balance;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about credits. */
@Component
class BalanceQueries {
    private final JdbcClient sql;

    BalanceQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    Optional<Balance> handle(FindBalance query) {
        return sql.sql("select micro_credits, refilled_at from views.balance where account_id = ?")
                .param(query.accountId().value())
                .query((row, number) -> new Balance(
                        row.getLong("micro_credits"),
                        row.getTimestamp("refilled_at").toInstant()))
                .optional();
    }
}
