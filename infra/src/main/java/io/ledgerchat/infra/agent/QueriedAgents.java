package io.ledgerchat.infra.agent;

import io.ledgerchat.command.agent.RelatedAgents;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.infra.view.PassedViews;
import io.ledgerchat.query.agent.FindAgentsBy;
import io.ledgerchat.query.agent.FindAgentsHandingOverTo;
import io.ledgerchat.query.agent.FindAgentsLending;
import io.ledgerchat.query.agent.FindAssistantsLending;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views for agents, once they have passed the log's head. */
@Component
class QueriedAgents implements RelatedAgents {
    private final QueryGateway queries;
    private final PassedViews views;

    QueriedAgents(QueryGateway queries, PassedViews views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<AgentId> madeBy(AccountId author) {
        return ask(new FindAgentsBy(author));
    }

    @Override
    public List<AgentId> handingOverTo(AgentId agent) {
        return ask(new FindAgentsHandingOverTo(agent));
    }

    @Override
    public List<AgentId> lending(List<String> fileIds) {
        return ask(new FindAgentsLending(fileIds));
    }

    @Override
    public List<AssistantId> assistantsLending(List<String> fileIds) {
        return ask(new FindAssistantsLending(fileIds), AssistantId.class);
    }

    private List<AgentId> ask(Object query) {
        return ask(query, AgentId.class);
    }

    private <T> List<T> ask(Object query, Class<T> type) {
        views.await();
        return queries.query(query, ResponseTypes.multipleInstancesOf(type)).join();
    }
}
