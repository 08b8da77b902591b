package io.ledgerchat.query.agent;

import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The agents that exist, with their versions and the files they lend. */
@Component
public final class AgentsView implements RelationalView {
    private final JdbcTemplate jdbc;

    public AgentsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/agent/agent.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("agent", "agent_version", "agent_file", "assistant_file");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new AgentProjection(new ViewBatch(jdbc), schema);
    }
}
