package io.ledgerchat.query.ledger;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Legal holds, retention policies, and who was forgotten. */
@Component
public final class ForgettingView implements RelationalView {
    private final JdbcTemplate jdbc;

    public ForgettingView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "forgetting";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/ledger/forgetting.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("legal_hold", "retention_policy", "erasure");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new ForgettingProjection(new ViewBatch(jdbc), schema);
    }
}
