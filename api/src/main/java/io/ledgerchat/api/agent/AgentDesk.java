package io.ledgerchat.api.agent;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.permission.AccessCheck;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.agent.AgentCommand;
import io.ledgerchat.command.agent.DeleteAgent;
import io.ledgerchat.command.agent.PruneHandoffs;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.agent.Agent;
import io.ledgerchat.query.agent.AgentAccess;
import io.ledgerchat.query.agent.AgentVersion;
import io.ledgerchat.query.agent.FindAgent;
import io.ledgerchat.query.agent.FindAgentAccess;
import io.ledgerchat.query.agent.FindAgentVersions;
import io.ledgerchat.query.agent.FindAgentsHandingOverTo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What every route of agents asks and tells (contract 70 §1): role permissions first, then access. Administrators pass
 * the check of access, and with it the search for the agent, so an unknown id is told to them in other words.
 */
@Component
class AgentDesk {
    private final Queries queries;
    private final Commands commands;
    private final Roles roles;
    private final AccessLog accesses;

    AgentDesk(Queries queries, Commands commands, Roles roles, AccessLog accesses) {
        this.queries = queries;
        this.commands = commands;
        this.roles = roles;
        this.accesses = accesses;
    }

    void requireUse(Caller caller) {
        roles.require(caller, PermissionType.AGENTS, Permission.USE);
    }

    void requireCreation(Caller caller) {
        roles.require(caller, PermissionType.AGENTS, Permission.USE, Permission.CREATE);
    }

    /** The agent's id, if the caller may. An administrator who may only as such is recorded first. */
    AgentId require(Caller caller, String id, Right right) {
        var access = AgentId.isValid(id)
                ? queries.list(new FindAgentAccess(caller.id(), List.of(new AgentId(id))), AgentAccess.class)
                : List.<AgentAccess>of();
        if (access.isEmpty()) {
            throw caller.isAdministrator() ? gone() : AccessCheck.notFound("agent");
        }
        var agent = new AgentId(id);
        var known = access.getFirst();
        if (!known.allows(right)) {
            if (!caller.isAdministrator()) {
                throw AccessCheck.forbidden("agent");
            }
            accesses.record(caller, "administer", agent.toString(), known.author());
        }
        return agent;
    }

    Agent find(AgentId agent) {
        return queries.written(new FindAgent(agent), Agent.class).orElseThrow(AgentDesk::gone);
    }

    List<AgentVersion> versions(AgentId agent) {
        return queries.list(new FindAgentVersions(agent), AgentVersion.class);
    }

    /** Sends a command, and words its refusals. */
    void send(AgentCommand command) {
        worded(() -> commands.send(command));
    }

    /**
     * The same for what makes these the agent's fields. Where they name files it is decided which of them the agent keeps:
     * one that views do not show yet would be dropped, so they are waited for.
     */
    void sendKnowingFiles(AgentCommand command, Map<String, Object> fields) {
        boolean namesFiles = fields.get("tool_resources") instanceof Map<?, ?> resources
                && resources.values().stream()
                        .anyMatch(lent -> lent instanceof Map<?, ?> lists
                                && lists.get("file_ids") instanceof List<?> ids
                                && !ids.isEmpty());
        if (namesFiles) {
            worded(() -> commands.sendSeeing(command));
        } else {
            send(command);
        }
    }

    /**
     * Deletes it, and is done when no other agent hands over to it: whoever deleted it looks at those next. What an
     * automation does for every deletion would come a moment too late for that.
     */
    void delete(DeleteAgent command) {
        send(command);
        for (AgentId other : queries.list(new FindAgentsHandingOverTo(command.agentId()), AgentId.class)) {
            worded(() -> commands.send(new PruneHandoffs(other, command.agentId(), command.at())));
        }
    }

    private static void worded(Runnable sending) {
        try {
            sending.run();
        } catch (Refusal refusal) {
            throw switch (refusal.code()) {
                case NOT_FOUND -> gone();
                case FORBIDDEN -> AccessCheck.forbidden("agent");
                case CONFLICT, INVALID -> Answer.error(400, String.valueOf(refusal.getMessage()));
            };
        }
    }

    /**
     * Refuses settings that name agents which do not exist, or which the caller may not see (contract 70 §2.4). Subagents
     * are not called here, so nobody looks whether there are such.
     */
    void requireReferences(Caller caller, Map<String, Object> fields, AgentId self) {
        var named = AgentFields.named(fields.get("edges"), self);
        if (named.isEmpty()) {
            return;
        }
        var ids = named.stream().filter(AgentId::isValid).map(AgentId::new).toList();
        var known = queries.list(new FindAgentAccess(caller.id(), ids), AgentAccess.class);
        requireNone(
                named,
                id -> known.stream()
                        .noneMatch(access -> access.agentId().value().equals(id)),
                400,
                "One or more agents referenced in edges do not exist");
        requireNone(
                named,
                id -> !caller.isAdministrator()
                        && known.stream()
                                .noneMatch(access -> access.agentId().value().equals(id) && access.allows(Right.VIEW)),
                403,
                "You do not have access to one or more agents referenced in edges");
    }

    private static void requireNone(Set<String> named, Predicate<String> isWrong, int status, String error) {
        var wrong = named.stream().filter(isWrong).toList();
        if (!wrong.isEmpty()) {
            var body = new LinkedHashMap<String, Object>();
            body.put("error", error);
            body.put("agent_ids", wrong);
            throw new Answer(status, body);
        }
    }

    static Answer gone() {
        return Answer.error(404, "Agent not found");
    }
}
