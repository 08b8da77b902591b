package io.ledgerchat.api.memory;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.agent.AgentAccess;
import io.ledgerchat.query.agent.FindAgentAccess;
import io.ledgerchat.query.memory.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The names of the agents that keep memories of their own, of those that the person may view. */
@Component
class NamedAgents {
    private final Queries queries;

    NamedAgents(Queries queries) {
        this.queries = queries;
    }

    Map<String, String> names(AccountId viewer, List<Memory> memories) {
        var ids = memories.stream()
                .map(Memory::agentId)
                .filter(Objects::nonNull)
                .filter(AgentId::isValid)
                .distinct()
                .map(AgentId::new)
                .toList();
        var names = new HashMap<String, String>();
        if (!ids.isEmpty()) {
            for (var agent : queries.list(new FindAgentAccess(viewer, ids), AgentAccess.class)) {
                String name = agent.name();
                if (name != null && agent.allows(Right.VIEW)) {
                    names.put(agent.agentId().value(), name);
                }
            }
        }
        return names;
    }
}
