package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.message.PresetSpecs.PresetSpec;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.agent.Agent;
import io.ledgerchat.query.agent.FindAgent;
import io.ledgerchat.query.agent.FindAgentFor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A saved agent as the one who answers: its model, instructions, parameters, tools and files (contract 30 §3.3, §4.2). */
@Component
public class SavedAgents {
    private static final String ENDPOINT = "agents";
    private static final String MEMORY_OF_ITS_OWN = "agent";

    private final Queries queries;
    private final Roles roles;
    private final ToolSwitches switches;
    private final int usualSteps;
    private final int mostSteps;

    SavedAgents(Queries queries, Roles roles, ToolSwitches switches, ConfigurationFile file) {
        this.queries = queries;
        this.roles = roles;
        this.switches = switches;
        this.usualSteps = file.endpoints().agents().recursionLimit();
        this.mostSteps = file.endpoints().agents().maxRecursionLimit();
    }

    static boolean areAsked(Addressee asked) {
        return asked.endpoint().filter(ENDPOINT::equals).isPresent();
    }

    /**
     * The agent that is asked, if the caller may view it. Empty only for an administrator who names one that does not
     * exist: the stream tells so.
     */
    Optional<Agent> asked(Caller caller, Addressee asked) {
        roles.require(caller, PermissionType.AGENTS, Permission.USE);
        String named = asked.agentId()
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> new Answer(
                        400, Map.of("error", "Bad Request", "message", "agent_id is required in request body")));
        var id = Optional.of(named).filter(AgentId::isValid).map(AgentId::new);
        var agent =
                id.flatMap(valid -> queries.optional(new FindAgentFor(caller.id(), valid, Right.VIEW), Agent.class));
        if (agent.isPresent() || caller.isAdministrator()) {
            return agent;
        }
        boolean exists = id.flatMap(valid -> queries.optional(new FindAgent(valid), Agent.class))
                .isPresent();
        throw exists
                ? new Answer(
                        403, Map.of("error", "Forbidden", "message", "Insufficient permissions to access this agent"))
                : new Answer(404, Map.of("error", "Not Found", "message", "agent not found"));
    }

    Answering answering(Caller caller, Agent agent, Optional<PresetSpec> spec) {
        var persona = persona(caller, agent);
        int contextTokens = contextTokens(persona);
        var remembered = new LinkedHashMap<String, Object>();
        remembered.put("resendFiles", persona.parameters().getOrDefault("resendFiles", true));
        remembered.put("maxContextTokens", contextTokens);
        String name = agent.name();
        return new Answering(
                ENDPOINT,
                null,
                null,
                agent.agentId().value(),
                SenderNames.ofFamily(persona.endpoint(), persona.model()),
                name == null || name.isBlank() ? null : name,
                spec.map(PresetSpec::iconUrl).orElse(null),
                agent.agentId().value(),
                remembered,
                persona,
                contextTokens);
    }

    /** How much a prompt for this persona may fill. */
    public int contextTokens(Persona persona) {
        return ContextWindows.of(persona.model(), persona.parameters());
    }

    /** What the agent is to its model. */
    public Persona persona(Caller caller, Agent agent) {
        var parameters = new HashMap<>(agent.modelParameters());
        parameters.putIfAbsent("resendFiles", true);
        String model = agent.model();
        return new Persona(
                agent.provider(),
                model == null ? "" : model,
                agent.agentId().value(),
                switches.offers("artifacts")
                        ? ArtifactInstructions.after(
                                instructions(agent), agent.fields().get("artifacts"))
                        : instructions(agent),
                parameters,
                List.copyOf(switches.allowed(caller, agent.tools())),
                resources(agent),
                steps(agent),
                MEMORY_OF_ITS_OWN.equals(agent.fields().get("memory_scope"))
                        ? agent.agentId().value()
                        : null,
                switches.citations(caller));
    }

    private static String instructions(Agent agent) {
        String own = agent.instructions();
        Object more = agent.fields().get("additional_instructions");
        return Stream.of(own, more instanceof String text ? text : null)
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    /** Files that only the operator's settings hide from the model stay with the agent, but are not lent. */
    private Map<String, List<String>> resources(Agent agent) {
        var lent = new LinkedHashMap<String, List<String>>();
        agent.toolFiles().forEach((tool, files) -> {
            if (switches.offers(tool.equals("ocr") ? "context" : tool)) {
                lent.merge(
                        tool.equals("ocr") ? "context" : tool,
                        files,
                        (one, other) -> Stream.concat(one.stream(), other.stream())
                                .distinct()
                                .toList());
            }
        });
        return lent;
    }

    private int steps(Agent agent) {
        return agent.fields().get("recursion_limit") instanceof Number limit && limit.intValue() > 0
                ? Math.min(limit.intValue(), mostSteps)
                : usualSteps;
    }
}
