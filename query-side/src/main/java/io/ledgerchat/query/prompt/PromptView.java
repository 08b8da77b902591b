package io.ledgerchat.query.prompt;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The prompts of the organisation, one row each, and their versions. */
@Component
public final class PromptView implements RelationalView {
    private final JdbcTemplate jdbc;

    public PromptView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "prompt";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/prompt/prompt.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("prompt_group", "prompt");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new PromptProjection(new ViewBatch(jdbc), schema);
    }
}
