package io.ledgerchat.command.agent;

import io.ledgerchat.command.permission.AccessPolicy;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.permission.Right;
import java.util.function.Predicate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Which files of others somebody may delete: those that an agent or assistant has which they may edit (contract 60 §9.2). It
 * is asked inside the unit of work that deletes them, so it decides on what was lent and granted until then. To be an
 * administrator is not enough.
 */
@Component
public class EntrustedFiles {
    private final Repository<Agent> agents;
    private final Repository<Assistant> assistants;
    private final AccessPolicy policy;

    EntrustedFiles(Repository<Agent> agents, Repository<Assistant> assistants, AccessPolicy policy) {
        this.agents = agents;
        this.assistants = assistants;
        this.policy = policy;
    }

    /** Those of an agent; none if it is unknown or gone. */
    public Predicate<FileId> of(AgentId agent, AccountId actor) {
        try {
            return agents.load(agent.toString()).invoke(known -> {
                boolean editor = known.isAlive() && mayEdit(known, actor);
                return file -> editor && known.lends(file.value());
            });
        } catch (AggregateNotFoundException unknown) {
            return file -> false;
        }
    }

    private boolean mayEdit(Agent agent, AccountId actor) {
        return agent.isBy(actor) || policy.grants(actor, agent.resource(), Right.EDIT);
    }

    /** Those of an assistant; none if nothing is known of it here. */
    public Predicate<FileId> of(AssistantId assistant, AccountId actor) {
        try {
            boolean editor = policy.grants(actor, Assistant.resource(assistant), Right.EDIT);
            return assistants.load(assistant.toString()).invoke(known -> file -> editor && known.lends(file.value()));
        } catch (AggregateNotFoundException unknown) {
            return file -> false;
        }
    }
}
