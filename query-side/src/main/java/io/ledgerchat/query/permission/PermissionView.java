package io.ledgerchat.query.permission;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who has access to what, who belongs to which group, and what roles may do. */
@Component
public final class PermissionView implements RelationalView {
    private final JdbcTemplate jdbc;

    public PermissionView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "permission";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/permission/permission.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("access_grant", "people_group", "group_member", "role_flag");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new PermissionProjection(new ViewBatch(jdbc), schema);
    }
}
