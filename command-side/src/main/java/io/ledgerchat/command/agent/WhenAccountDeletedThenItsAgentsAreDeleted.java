package io.ledgerchat.command.agent;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Deletes the agents that a deleted account made, also those it had shared (contract 10 §C6). */
@Component
@ProcessingGroup("agent-departure")
@DisallowReplay
class WhenAccountDeletedThenItsAgentsAreDeleted {
    private final RelatedAgents agents;
    private final Effects effects;

    WhenAccountDeletedThenItsAgentsAreDeleted(RelatedAgents agents, Effects effects) {
        this.agents = agents;
        this.effects = effects;
    }

    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        effects.send(
                agents.madeBy(deleted.accountId()).stream()
                        .map(agent -> new RemoveAgent(agent, deleted.accountId(), deleted.deletedAt()))
                        .toList(),
                event);
    }
}
