package io.ledgerchat.query.conversation;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The conversations that exist, one row each. */
@Component
public final class ConversationsView implements RelationalView {
    private final JdbcTemplate jdbc;

    public ConversationsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "conversation";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/conversation/conversation.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("conversation");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new ConversationProjection(new ViewBatch(jdbc), schema);
    }
}
