package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.message.SavedAgents;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.apikey.AskRemotely;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.command.message.RemoteReplies;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.query.agent.Agent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes ready what a program asks of an agent, once it is clear that it may and that there is room (contract 85 §1). */
@Component
class RemoteOrders {
    private final RemoteAgents agents;
    private final SavedAgents personas;
    private final RemoteAdmission admission;
    private final ModelEndpoints endpoints;
    private final Moments moments;

    RemoteOrders(
            RemoteAgents agents,
            SavedAgents personas,
            RemoteAdmission admission,
            ModelEndpoints endpoints,
            Moments moments) {
        this.agents = agents;
        this.personas = personas;
        this.admission = admission;
        this.endpoints = endpoints;
        this.moments = moments;
    }

    /** The agent that is called; asked before anything else of the body is looked at. */
    Agent called(Caller caller, JsonNode body) {
        agents.requireRight(caller);
        String model = body.path("model").asString("");
        if (model.isBlank()) {
            throw RemoteError.of(400, "Model (agent ID) is required", RemoteError.INVALID, "missing_model");
        }
        return agents.called(caller, model);
    }

    /** @param instructions that follow the agent's own */
    RemoteReplies.Order order(
            Caller caller,
            Agent agent,
            List<ModelMessage> messages,
            List<String> instructions,
            HttpServletRequest request,
            HttpServletResponse response) {
        admission.requireRoom(caller, request, response);
        Persona own = personas.persona(caller, agent);
        Persona persona = instructions.isEmpty() ? own : own.alsoTold(String.join("\n\n", instructions));
        if (!endpoints.models(persona.endpoint(), caller.id()).contains(persona.model())) {
            throw new Answer(500, RemoteError.body("The agent's model is not offered here", "server_error", null));
        }
        admission.requireCredits(caller, persona, messages);
        var command = new AskRemotely(
                new RemoteCallId(Ids.uuid()),
                caller.id(),
                UsedApiKey.of(request).orElseThrow(),
                agent.agentId().value(),
                persona.endpoint(),
                persona.model(),
                moments.now());
        return new RemoteReplies.Order(command, persona, personas.contextTokens(persona), messages);
    }
}
