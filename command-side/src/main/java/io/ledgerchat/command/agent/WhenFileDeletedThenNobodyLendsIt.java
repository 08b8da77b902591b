package io.ledgerchat.command.agent;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import java.util.ArrayList;
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
import org.springframework.stereotype.Component;

/** Takes a deleted file from all agents and assistants that lend it (contract 60 §9.3), outside of the processor's transaction. */
@Component
@ProcessingGroup("file-release")
@DisallowReplay
class WhenFileDeletedThenNobodyLendsIt {
    private final Lenders lenders;
    private final CommandGateway commands;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    WhenFileDeletedThenNobodyLendsIt(Lenders lenders, CommandGateway commands) {
        this.lenders = lenders;
        this.commands = commands;
    }

    @EventHandler
    void on(FileDeleted deleted, EventMessage<FileDeleted> event) {
        List<String> file = List.of(deleted.fileId().value());
        var wishes = new ArrayList<Object>();
        for (var agent : lenders.agents(deleted.fileId())) {
            wishes.add(new ReleaseFiles(agent, file, deleted.deletedBy(), deleted.deletedAt()));
        }
        for (var assistant : lenders.assistants(deleted.fileId())) {
            wishes.add(new ReleaseFilesOfAssistant(assistant, file, deleted.deletedBy(), deleted.deletedAt()));
        }
        if (!wishes.isEmpty()) {
            CompletableFuture.runAsync(() -> send(wishes, event), executor).join();
        }
    }

    private void send(List<Object> wishes, EventMessage<FileDeleted> event) {
        wishes.forEach(wish -> commands.sendAndWait(new GenericCommandMessage<>(wish, Provenance.automated(event))));
    }
}
