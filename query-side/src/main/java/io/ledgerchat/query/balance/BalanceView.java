package io.ledgerchat.query.balance;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Credits: every movement, and each account's balance. */
@Component
public final class BalanceView implements RelationalView {
    private final JdbcTemplate jdbc;

    public BalanceView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/balance/balance.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("credit_transaction", "balance");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new BalanceProjection(new ViewBatch(jdbc), schema);
    }
}
