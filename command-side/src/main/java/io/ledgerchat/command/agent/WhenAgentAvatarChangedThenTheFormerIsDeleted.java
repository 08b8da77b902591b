package io.ledgerchat.command.agent;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.event.agent.AgentEvent.AgentAvatarChanged;
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

/** Deletes the picture that an agent had before, unless a copy of the agent still shows it (contract 70 §3.10). */
@Component
@ProcessingGroup("agent-pictures")
@DisallowReplay
class WhenAgentAvatarChangedThenTheFormerIsDeleted {
    private final AgentPictures pictures;
    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    WhenAgentAvatarChangedThenTheFormerIsDeleted(AgentPictures pictures, CommandGateway commands) {
        this(pictures, commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    WhenAgentAvatarChangedThenTheFormerIsDeleted(AgentPictures pictures, CommandGateway commands, Executor executor) {
        this.pictures = pictures;
        this.commands = commands;
        this.executor = executor;
    }

    /** Outside of the processor's short transaction. */
    @EventHandler
    void on(AgentAvatarChanged changed, EventMessage<AgentAvatarChanged> event) {
        var former = changed.former();
        if (former != null) {
            CompletableFuture.runAsync(
                            () -> pictures.unshown(changed.agentId(), former).ifPresent(picture -> {
                                var deletion = DeleteFiles.own(
                                        picture.owner(), List.of(picture.fileId()), "replaced", changed.changedAt());
                                commands.sendAndWait(
                                        new GenericCommandMessage<>(deletion, Provenance.automated(event)));
                            }),
                            executor)
                    .join();
        }
    }
}
