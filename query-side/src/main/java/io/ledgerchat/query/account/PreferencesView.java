package io.ledgerchat.query.account;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What accounts chose for themselves. */
@Component
public final class PreferencesView implements RelationalView {
    private final JdbcTemplate jdbc;

    public PreferencesView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "preferences";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/account/preferences.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("preference", "tool_favorite");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new PreferencesProjection(new ViewBatch(jdbc), schema);
    }
}
