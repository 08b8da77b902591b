package io.ledgerchat.query.bookmark;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The bookmarks that people have, one row each, and which conversations carry them. */
@Component
public final class BookmarkView implements RelationalView {
    private final JdbcTemplate jdbc;

    public BookmarkView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "bookmark";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/bookmark/bookmark.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("bookmark", "bookmarked_conversation");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new BookmarkProjection(new ViewBatch(jdbc), schema);
    }
}
