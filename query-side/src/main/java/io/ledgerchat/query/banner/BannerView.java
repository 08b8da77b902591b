package io.ledgerchat.query.banner;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The banner that hangs. */
@Component
public final class BannerView implements RelationalView {
    private final JdbcTemplate jdbc;

    public BannerView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "banner";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/banner/banner.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("banner");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new BannerProjection(new ViewBatch(jdbc), schema);
    }
}
