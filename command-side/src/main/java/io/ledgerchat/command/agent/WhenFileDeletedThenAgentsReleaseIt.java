package io.ledgerchat.command.agent;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Takes a deleted file from all agents and assistants that lent it to a tool (contract 60 §9.3). */
@Component
@ProcessingGroup("agent-files")
@DisallowReplay
class WhenFileDeletedThenAgentsReleaseIt {
    private final RelatedAgents agents;
    private final Effects effects;

    WhenFileDeletedThenAgentsReleaseIt(RelatedAgents agents, Effects effects) {
        this.agents = agents;
        this.effects = effects;
    }

    @EventHandler
    void on(FileDeleted deleted, EventMessage<FileDeleted> event) {
        var file = List.of(deleted.fileId().value());
        var by = deleted.deletedBy();
        var at = deleted.deletedAt();
        effects.send(
                Stream.concat(
                                agents.lending(file).stream().map(agent -> new ReleaseFiles(agent, file, by, at)),
                                agents.assistantsLending(file).stream()
                                        .map(assistant -> new ReleaseFilesOfAssistant(assistant, file, by, at)))
                        .toList(),
                event);
    }
}
