package io.ledgerchat.query.analytics;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Facts and dimensions for reports; a new column is filled for the whole past by raising the version. */
@Component
public final class AnalyticsView implements RelationalView {
    /** Facts and dimensions. */
    public static final Set<String> TABLES = Set.of(
            "dim_person",
            "dim_conversation",
            "dim_group",
            "person_group",
            "dim_agent",
            "dim_endpoint",
            "dim_model",
            "dim_day",
            "fact_message",
            "fact_reply",
            "fact_model_call",
            "fact_tool_call",
            "fact_file",
            "fact_sign_in");

    private final JdbcTemplate jdbc;

    public AnalyticsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "analytics";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/analytics/analytics.sql";
    }

    @Override
    public Set<String> tables() {
        return TABLES;
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new AnalyticsProjection(new ViewBatch(jdbc), schema);
    }
}
