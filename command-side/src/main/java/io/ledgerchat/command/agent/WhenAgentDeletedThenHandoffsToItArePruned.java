package io.ledgerchat.command.agent;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Takes a deleted agent out of the edges of all others (contract 70 §3.8). */
@Component
@ProcessingGroup("agent-handoffs")
@DisallowReplay
class WhenAgentDeletedThenHandoffsToItArePruned {
    private final RelatedAgents agents;
    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    WhenAgentDeletedThenHandoffsToItArePruned(RelatedAgents agents, CommandGateway commands) {
        this(agents, commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    WhenAgentDeletedThenHandoffsToItArePruned(RelatedAgents agents, CommandGateway commands, Executor executor) {
        this.agents = agents;
        this.commands = commands;
        this.executor = executor;
    }

    /** Each on its own, outside of the processor's short transaction. */
    @EventHandler
    void on(AgentDeleted deleted, EventMessage<AgentDeleted> event) {
        var others = agents.handingOverTo(deleted.agentId());
        CompletableFuture.runAsync(
                        () -> others.forEach(other -> commands.sendAndWait(new GenericCommandMessage<>(
                                new PruneHandoffs(other, deleted.agentId(), deleted.deletedAt()),
                                Provenance.automated(event)))),
                        executor)
                .join();
    }
}
