package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.permission.AccessFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers which agents may be called from outside. */
@Component
class RemoteAgentQueries {
    private static final int MOST = 1_000;

    private final JdbcClient sql;

    RemoteAgentQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<Agent> handle(FindRemoteAgents query) {
        var allowed = new Allowed(query.account());
        return sql.sql(AgentReader.SELECT + "where " + allowed.condition() + " order by a.created_at, a.agent_id limit "
                        + MOST)
                .params(allowed.parameters())
                .query((row, number) -> AgentReader.agent(row))
                .list();
    }

    @QueryHandler
    Optional<Agent> handle(FindRemoteAgent query) {
        var allowed = new Allowed(query.account());
        var parameters = new ArrayList<Object>();
        parameters.add(query.agentId().value());
        parameters.addAll(allowed.parameters());
        parameters.add(query.account().value());
        return sql.sql(AgentReader.SELECT + "where a.agent_id = ? and (" + allowed.condition()
                        + " or exists (select 1 from views.account who where who.account_id = ?"
                        + " and who.role = 'ADMIN' and who.deleted_at is null))")
                .params(parameters)
                .query((row, number) -> AgentReader.agent(row))
                .optional();
    }

    /** To view as a remote agent, or to share as an agent. */
    private record Allowed(AccountId account) {
        String condition() {
            return "(" + viewed().on("a.document_id") + " or " + shared().on("a.document_id") + ")";
        }

        List<Object> parameters() {
            var parameters = new ArrayList<>(viewed().parameters());
            parameters.addAll(shared().parameters());
            return parameters;
        }

        private AccessFilter viewed() {
            return AccessFilter.of(account, ResourceType.REMOTE_AGENT, Right.VIEW.bit());
        }

        private AccessFilter shared() {
            return AccessFilter.of(account, ResourceType.AGENT, Right.SHARE.bit());
        }
    }
}
