package io.ledgerchat.query.preset;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The presets that people keep, one row each. */
@Component
public final class PresetView implements RelationalView {
    private final JdbcTemplate jdbc;

    public PresetView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "preset";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/preset/preset.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("preset");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new PresetProjection(new ViewBatch(jdbc), schema);
    }
}
