package io.ledgerchat.query.message;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The messages and replies of the conversations that exist, one row each. */
@Component
public final class MessagesView implements RelationalView {
    private final JdbcTemplate jdbc;

    public MessagesView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "message";
    }

    @Override
    public int version() {
        return 7;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/message/message.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("message");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new MessageProjection(new ViewBatch(jdbc), schema);
    }
}
