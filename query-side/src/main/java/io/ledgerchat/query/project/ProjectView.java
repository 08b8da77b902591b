package io.ledgerchat.query.project;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The projects that people have, one row each. */
@Component
public final class ProjectView implements RelationalView {
    private final JdbcTemplate jdbc;

    public ProjectView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "project";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/project/project.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("project");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new ProjectProjection(new ViewBatch(jdbc), schema);
    }
}
