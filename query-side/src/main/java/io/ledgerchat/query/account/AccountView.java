package io.ledgerchat.query.account;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Accounts, one row each, and which keys they hold. */
@Component
public final class AccountView implements RelationalView {
    private final JdbcTemplate jdbc;

    public AccountView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/account/account.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("account", "departure", "provider_key", "api_key");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new AccountProjection(new ViewBatch(jdbc), schema);
    }
}
