package io.ledgerchat.query.memory;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is remembered about accounts. */
@Component
public final class MemoriesView implements RelationalView {
    private final JdbcTemplate jdbc;

    public MemoriesView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/memory/memory.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("memory");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new MemoryProjection(new ViewBatch(jdbc), schema);
    }
}
