package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.query.agent.Agent;
import io.ledgerchat.query.agent.FindAgent;
import io.ledgerchat.query.agent.FindRemoteAgent;
import io.ledgerchat.query.agent.FindRemoteAgents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which agents the holder of an API key may call (contract 85 §1). */
@Component
class RemoteAgents {
    private final Queries queries;
    private final Roles roles;

    RemoteAgents(Queries queries, Roles roles) {
        this.queries = queries;
        this.roles = roles;
    }

    void requireRight(Caller caller) {
        roles.require(caller, PermissionType.REMOTE_AGENTS, Permission.USE);
    }

    List<Agent> all(Caller caller) {
        return queries.list(new FindRemoteAgents(caller.id()), Agent.class);
    }

    /** The agent that a call names as its model. */
    Agent called(Caller caller, String model) {
        return find(caller, model)
                .orElseThrow(() -> exists(model)
                        ? RemoteError.of(
                                403, "No remote access to agent: " + model, "permission_error", "access_denied")
                        : RemoteError.of(404, "Agent not found: " + model, RemoteError.INVALID, "model_not_found"));
    }

    /** The agent that a look-up names. */
    Agent listed(Caller caller, String model) {
        return find(caller, model)
                .orElseThrow(() -> exists(model)
                        ? RemoteError.of(
                                403, "No remote access to model: " + model, "permission_error", "access_denied")
                        : RemoteError.of(404, "Model not found: " + model, RemoteError.INVALID, "model_not_found"));
    }

    private Optional<Agent> find(Caller caller, String model) {
        return id(model).flatMap(id -> queries.optional(new FindRemoteAgent(caller.id(), id), Agent.class));
    }

    private boolean exists(String model) {
        return id(model)
                .flatMap(id -> queries.optional(new FindAgent(id), Agent.class))
                .isPresent();
    }

    private static Optional<AgentId> id(String model) {
        return Optional.of(model).filter(AgentId::isValid).map(AgentId::new);
    }
}
