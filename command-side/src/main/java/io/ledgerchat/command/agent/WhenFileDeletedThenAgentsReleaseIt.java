package io.ledgerchat.command.agent;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import java.util.List;
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

/** Takes a deleted file from all agents and assistants that lent it to a tool (contract 60 §9.3). */
@Component
@ProcessingGroup("agent-files")
@DisallowReplay
class WhenFileDeletedThenAgentsReleaseIt {
    private final RelatedAgents agents;
    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    WhenFileDeletedThenAgentsReleaseIt(RelatedAgents agents, CommandGateway commands) {
        this(agents, commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    WhenFileDeletedThenAgentsReleaseIt(RelatedAgents agents, CommandGateway commands, Executor executor) {
        this.agents = agents;
        this.commands = commands;
        this.executor = executor;
    }

    /** Each on its own, outside of the processor's short transaction. */
    @EventHandler
    void on(FileDeleted deleted, EventMessage<FileDeleted> event) {
        var file = List.of(deleted.fileId().value());
        var lending = agents.lending(file);
        var assistants = agents.assistantsLending(file);
        CompletableFuture.runAsync(
                        () -> {
                            lending.forEach(agent -> send(
                                    new ReleaseFiles(agent, file, deleted.deletedBy(), deleted.deletedAt()), event));
                            assistants.forEach(assistant -> send(
                                    new ReleaseFilesOfAssistant(
                                            assistant, file, deleted.deletedBy(), deleted.deletedAt()),
                                    event));
                        },
                        executor)
                .join();
    }

    private void send(Object command, EventMessage<?> event) {
        commands.sendAndWait(new GenericCommandMessage<>(command, Provenance.automated(event)));
    }
}
