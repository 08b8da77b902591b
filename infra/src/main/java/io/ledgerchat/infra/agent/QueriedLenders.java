package io.ledgerchat.infra.agent;

import io.ledgerchat.command.agent.Lenders;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.agent.FindAgentsLending;
import io.ledgerchat.query.agent.FindAssistantsLending;
import io.ledgerchat.query.view.ViewProcessors;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views who lends a file, once they have passed the log's head. */
@Component
class QueriedLenders implements Lenders {
    private final QueryGateway queries;
    private final ViewProcessors views;

    QueriedLenders(QueryGateway queries, ViewProcessors views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<AgentId> agents(FileId file) {
        return ask(new FindAgentsLending(List.of(file.value())), AgentId.class);
    }

    @Override
    public List<AssistantId> assistants(FileId file) {
        return ask(new FindAssistantsLending(List.of(file.value())), AssistantId.class);
    }

    private <T> List<T> ask(Object question, Class<T> type) {
        try {
            if (!views.awaitHead()) {
                throw new IllegalStateException("The views are behind the log; ask again later");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the views were behind the log", stopped);
        }
        return queries.query(question, ResponseTypes.multipleInstancesOf(type)).join();
    }
}
