package io.ledgerchat.query.share;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The links under which conversations can be read, one row each. */
@Component
public final class SharesView implements RelationalView {
    private final JdbcTemplate jdbc;

    public SharesView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "share";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/share/share.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("share");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new ShareProjection(new ViewBatch(jdbc), schema);
    }
}
