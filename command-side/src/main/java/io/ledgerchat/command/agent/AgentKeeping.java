package io.ledgerchat.command.agent;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.permission.AccessPolicy;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and changes agents for those who may: an agent and the access to it come and go together. */
@Component
class AgentKeeping {
    private final Repository<Agent> agents;
    private final AccessPolicy policy;
    private final LendableFiles files;

    AgentKeeping(Repository<Agent> agents, AccessPolicy policy, LendableFiles files) {
        this.agents = agents;
        this.policy = policy;
        this.files = files;
    }

    @CommandHandler
    void handle(CreateAgent command) throws Exception {
        create(command, command.documentId(), command.fields(), null);
    }

    @CommandHandler
    void handle(DuplicateAgent command) throws Exception {
        var original = known(command.original());
        var fields = original.invoke(agent -> {
            agent.requireAlive();
            policy.require(command.actor(), agent.resource(), Right.EDIT);
            return new LinkedHashMap<>(agent.state().fields());
        });
        fields.put("name", command.name());
        keepOnlyContext(fields);
        fields.replaceAll((field, value) -> Handoffs.renamed(
                value, command.original().value(), command.agentId().value()));
        create(command, command.documentId(), fields, command.original());
    }

    /** The files that every reply reads; those of other tools stay with the original. */
    private static void keepOnlyContext(Map<String, Object> fields) {
        if (fields.get(AgentState.TOOL_RESOURCES) instanceof Map<?, ?> resources) {
            var context = resources.get("context");
            fields.put(AgentState.TOOL_RESOURCES, context == null ? Map.of() : Map.of("context", context));
        }
    }

    private void create(AgentCommand command, String documentId, Map<String, Object> fields, @Nullable AgentId original)
            throws Exception {
        var settings = new LinkedHashMap<>(files.pruned(fields, command.actor(), file -> false));
        settings.computeIfPresent(AgentState.TOOLS, (field, tools) -> ToolNames.known(AgentState.texts(tools)));
        var agent = agents.newInstance(
                () -> new Agent(command.agentId(), documentId, command.actor(), settings, original, command.at()));
        policy.open(agent.invoke(Agent::resource), command.actor(), command.at());
        policy.open(agent.invoke(Agent::remoteResource), command.actor(), command.at());
    }

    @CommandHandler
    void handle(UpdateAgent command) {
        change(command, Right.EDIT, agent -> {
            if (!command.fields().isEmpty()) {
                agent.update(allowed(command.fields(), agent, command.actor()), command.actor(), command.at());
            }
        });
    }

    @CommandHandler
    void handle(RevertAgent command) {
        change(command, Right.EDIT, agent -> {
            var snapshot = agent.state().snapshot(command.version());
            if (snapshot == null) {
                throw new Refusal(Refusal.Code.INVALID, "Version " + command.version() + " not found");
            }
            var allowed = allowed(snapshot, agent, command.actor());
            agent.revert(command.version(), allowed, allowed.equals(snapshot), command.actor(), command.at());
        });
    }

    private Map<String, Object> allowed(Map<String, Object> fields, Agent agent, AccountId actor) {
        var allowed = new LinkedHashMap<>(files.pruned(fields, actor, agent.state()::lends));
        allowed.computeIfPresent(
                AgentState.TOOLS,
                (field, tools) ->
                        ToolNames.kept(AgentState.texts(tools), agent.state().tools()));
        return allowed;
    }

    @CommandHandler
    void handle(ChangeAgentAvatar command) {
        change(command, Right.EDIT, agent -> agent.show(command.avatar(), command.actor(), command.at()));
    }

    @CommandHandler
    void handle(AttachFileToAgent command) {
        changeFiles(
                command,
                agent -> agent.attach(command.toolResource(), command.fileId(), command.actor(), command.at()));
    }

    @CommandHandler
    void handle(UnlinkFromAgent command) {
        changeFiles(
                command,
                agent -> agent.unlink(
                        command.toolResource(), command.fileIds(), "taken-back", command.actor(), command.at()));
    }

    @CommandHandler
    void handle(DeleteAgent command) {
        var agent = known(command.agentId());
        agent.execute(known -> {
            known.requireAlive();
            policy.require(command.actor(), known.resource(), Right.DELETE);
        });
        delete(agent, command.actor(), command.at());
    }

    @CommandHandler
    void handle(RemoveAgent command) {
        var agent = known(command.agentId());
        if (agent.invoke(Agent::isAlive)) {
            delete(agent, command.actor(), command.at());
        }
    }

    private void delete(Aggregate<Agent> agent, AccountId actor, Instant at) {
        agent.execute(known -> known.delete(actor, at));
        policy.end(agent.invoke(Agent::resource), actor, at);
        policy.end(agent.invoke(Agent::remoteResource), actor, at);
    }

    @CommandHandler
    void handle(ReleaseFiles command) {
        known(command.agentId()).execute(agent -> agent.release(command.fileIds(), command.actor(), command.at()));
    }

    @CommandHandler
    void handle(PruneHandoffs command) {
        known(command.agentId()).execute(agent -> agent.prune(command.gone(), command.at()));
    }

    private void change(AgentCommand command, Right right, Consumer<Agent> change) {
        known(command.agentId()).execute(agent -> {
            agent.requireAlive();
            policy.require(command.actor(), agent.resource(), right);
            change.accept(agent);
        });
    }

    /** An author may, whatever else was taken from them (contract 60 §4.6). */
    private void changeFiles(AgentCommand command, Consumer<Agent> change) {
        known(command.agentId()).execute(agent -> {
            agent.requireAlive();
            if (!agent.isBy(command.actor())) {
                policy.require(command.actor(), agent.resource(), Right.EDIT);
            }
            change.accept(agent);
        });
    }

    private Aggregate<Agent> known(AgentId agent) {
        try {
            return agents.load(agent.toString());
        } catch (AggregateNotFoundException unknown) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Agent not found");
        }
    }
}
