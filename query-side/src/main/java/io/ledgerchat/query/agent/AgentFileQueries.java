package io.ledgerchat.query.agent;

import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.permission.AccessFilter;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers who may reach which files through an agent. Its author always does (contract 60 §§7, 9, 10). */
@Component
class AgentFileQueries {
    private final JdbcClient sql;

    AgentFileQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<String> handle(FindAgentFileIds query) {
        var allowed = AccessFilter.of(
                query.account(), ResourceType.AGENT, query.right().bit());
        var parameters = new ArrayList<Object>();
        parameters.add(query.agentId().value());
        parameters.add(query.account().value());
        parameters.addAll(allowed.parameters());
        return sql.sql("select distinct f.file_id from views.agent_file f join views.agent a on a.agent_id = f.agent_id"
                        + " where a.agent_id = ? and (a.author = ? or " + allowed.on("a.document_id")
                        + ") order by f.file_id")
                .params(parameters)
                .query(String.class)
                .list();
    }

    @QueryHandler
    List<String> handle(FindFilesSharedByAgents query) {
        var allowed = AccessFilter.of(query.account(), ResourceType.AGENT, Right.VIEW.bit());
        var parameters = new ArrayList<Object>();
        parameters.add(query.fileIds().toArray(String[]::new));
        parameters.add(query.account().value());
        parameters.addAll(allowed.parameters());
        return sql.sql("select distinct f.file_id from views.agent_file f join views.agent a on a.agent_id = f.agent_id"
                        + " where f.file_id = any (?) and (a.author = ? or " + allowed.on("a.document_id")
                        + ") order by f.file_id")
                .params(parameters)
                .query(String.class)
                .list();
    }

    @QueryHandler
    List<AgentId> handle(FindAgentsLending query) {
        return sql.sql("select distinct agent_id from views.agent_file where file_id = any (?) order by agent_id")
                .param(query.fileIds().toArray(String[]::new))
                .query((row, number) -> new AgentId(row.getString(1)))
                .list();
    }

    @QueryHandler
    List<AgentId> handle(FindAgentsShowing query) {
        return sql.sql(
                        "select agent_id from views.agent where split_part(fields -> 'avatar' ->> 'filepath', '?', 1) = ?"
                                + " order by agent_id")
                .param(query.path())
                .query((row, number) -> new AgentId(row.getString(1)))
                .list();
    }

    @QueryHandler
    List<AssistantId> handle(FindAssistantsLending query) {
        return sql.sql("select distinct assistant_id from views.assistant_file where file_id = any (?)"
                        + " order by assistant_id")
                .param(query.fileIds().toArray(String[]::new))
                .query((row, number) -> new AssistantId(row.getString(1)))
                .list();
    }
}
