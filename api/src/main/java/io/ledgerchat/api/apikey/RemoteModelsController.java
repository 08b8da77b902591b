package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.query.agent.Agent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Agents as OpenAI's API lists models (contract 85 §4). */
@RestController
class RemoteModelsController {
    private final RemoteAgents agents;

    RemoteModelsController(RemoteAgents agents) {
        this.agents = agents;
    }

    @GetMapping("/api/agents/v1/models")
    Map<String, Object> list(Caller caller) {
        agents.requireRight(caller);
        var list = new LinkedHashMap<String, Object>();
        list.put("object", "list");
        list.put(
                "data",
                agents.all(caller).stream()
                        .map(RemoteModelsController::document)
                        .toList());
        return list;
    }

    @GetMapping("/api/agents/v1/models/{model}")
    Map<String, @Nullable Object> one(Caller caller, @PathVariable String model) {
        agents.requireRight(caller);
        return document(agents.listed(caller, model));
    }

    private static Map<String, @Nullable Object> document(Agent agent) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("id", agent.agentId().value());
        document.put("object", "model");
        document.put("created", agent.createdAt().getEpochSecond());
        document.put("owned_by", "librechat");
        document.put("permission", List.of());
        document.put("root", agent.agentId().value());
        document.put("parent", null);
        document.put("name", agent.name());
        if (agent.fields().get("description") instanceof String description) {
            document.put("description", description);
        }
        document.put("provider", agent.provider());
        return document;
    }
}
