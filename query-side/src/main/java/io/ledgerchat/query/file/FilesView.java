package io.ledgerchat.query.file;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The files that exist, one row each, and until when they are kept. */
@Component
public final class FilesView implements RelationalView {
    private final JdbcTemplate jdbc;

    public FilesView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/file/file.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("file", "file_use", "passing_conversation");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new FileProjection(new ViewBatch(jdbc), schema);
    }
}
