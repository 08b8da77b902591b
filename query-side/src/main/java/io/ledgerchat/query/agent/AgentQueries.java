package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.query.permission.AccessFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about agents. */
@Component
class AgentQueries {
    private final AgentList list;
    private final JdbcClient sql;

    AgentQueries(AgentList list, JdbcClient sql) {
        this.list = list;
        this.sql = sql;
    }

    @QueryHandler
    Optional<Agent> handle(FindAgent query) {
        return sql.sql(AgentReader.SELECT + "where a.agent_id = ?")
                .param(query.agentId().value())
                .query((row, number) -> AgentReader.agent(row))
                .optional();
    }

    @QueryHandler
    Optional<Agent> handle(FindAgentFor query) {
        var allowed = AccessFilter.of(
                query.account(), ResourceType.AGENT, query.right().bit());
        var parameters = new ArrayList<Object>();
        parameters.add(query.agentId().value());
        parameters.addAll(allowed.parameters());
        parameters.add(query.account().value());
        return sql.sql(AgentReader.SELECT + "where a.agent_id = ? and (" + allowed.on("a.document_id")
                        + " or exists (select 1 from views.account who where who.account_id = ?"
                        + " and who.role = 'ADMIN' and who.deleted_at is null))")
                .params(parameters)
                .query((row, number) -> AgentReader.agent(row))
                .optional();
    }

    @QueryHandler
    List<AgentAccess> handle(FindAgentAccess query) {
        var id = query.account().value();
        return sql.sql("select a.agent_id, a.document_id, a.author, a.name, coalesce((select bit_or(g.bits)"
                        + " from views.access_grant g where g.resource_type = 'agent' and g.resource_id = a.document_id"
                        + " and g.principal in " + AccessFilter.PRINCIPALS + "), 0) as bits"
                        + " from views.agent a where a.agent_id = any (?) order by a.agent_id")
                .params(
                        id,
                        id,
                        id,
                        query.agentIds().stream().map(AgentId::value).toArray(String[]::new))
                .query((row, number) -> new AgentAccess(
                        new AgentId(row.getString(1)),
                        row.getString(2),
                        new AccountId(row.getString(3)),
                        row.getString(4),
                        row.getInt(5)))
                .list();
    }

    @QueryHandler
    List<AgentVersion> handle(FindAgentVersions query) {
        return sql.sql("select number, snapshot::text from views.agent_version where agent_id = ? order by number")
                .param(query.agentId().value())
                .query((row, number) -> new AgentVersion(row.getInt(1), StoredFields.read(row.getString(2))))
                .list();
    }

    @QueryHandler
    AgentPage handle(FindAgents query) {
        return list.page(query);
    }

    @QueryHandler
    List<CategoryCount> handle(CountAgentsByCategory query) {
        return sql.sql("select category, count(*), count(*) filter (where promoted) from views.agent"
                        + " group by category order by category")
                .query((row, number) -> new CategoryCount(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    @QueryHandler
    List<AgentId> handle(FindAgentsHandingOverTo query) {
        var text = query.agentId().value();
        return sql.sql("select agent_id from views.agent where jsonb_path_exists(fields -> 'edges',"
                        + " '$[*].*[*] ? (@ == $gone)', jsonb_build_object('gone', ?::text)) and agent_id <> ?"
                        + " order by agent_id")
                .params(text, text)
                .query((row, number) -> new AgentId(row.getString(1)))
                .list();
    }

    @QueryHandler
    List<AgentId> handle(FindAgentsBy query) {
        return sql.sql("select agent_id from views.agent where author = ? order by agent_id")
                .param(query.author().value())
                .query((row, number) -> new AgentId(row.getString(1)))
                .list();
    }
}
