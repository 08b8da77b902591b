package io.ledgerchat.command.agent;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Takes a deleted agent out of the edges of all others (contract 70 §3.8). */
@Component
@ProcessingGroup("agent-handoffs")
@DisallowReplay
class WhenAgentDeletedThenHandoffsToItArePruned {
    private final RelatedAgents agents;
    private final Effects effects;

    WhenAgentDeletedThenHandoffsToItArePruned(RelatedAgents agents, Effects effects) {
        this.agents = agents;
        this.effects = effects;
    }

    @EventHandler
    void on(AgentDeleted deleted, EventMessage<AgentDeleted> event) {
        effects.send(
                agents.handingOverTo(deleted.agentId()).stream()
                        .map(other -> new PruneHandoffs(other, deleted.agentId(), deleted.deletedAt()))
                        .toList(),
                event);
    }
}
