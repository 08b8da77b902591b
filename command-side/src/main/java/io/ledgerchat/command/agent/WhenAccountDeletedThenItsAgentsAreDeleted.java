package io.ledgerchat.command.agent;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
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

/** Deletes the agents that a deleted account made, also those it had shared (contract 10 §C6). */
@Component
@ProcessingGroup("agent-departure")
@DisallowReplay
class WhenAccountDeletedThenItsAgentsAreDeleted {
    private final RelatedAgents agents;
    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    WhenAccountDeletedThenItsAgentsAreDeleted(RelatedAgents agents, CommandGateway commands) {
        this(agents, commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    WhenAccountDeletedThenItsAgentsAreDeleted(RelatedAgents agents, CommandGateway commands, Executor executor) {
        this.agents = agents;
        this.commands = commands;
        this.executor = executor;
    }

    /** Each on its own, outside of the processor's short transaction. */
    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        var made = agents.madeBy(deleted.accountId());
        CompletableFuture.runAsync(
                        () -> made.forEach(agent -> commands.sendAndWait(new GenericCommandMessage<>(
                                new RemoveAgent(agent, deleted.accountId(), deleted.deletedAt()),
                                Provenance.automated(event)))),
                        executor)
                .join();
    }
}
