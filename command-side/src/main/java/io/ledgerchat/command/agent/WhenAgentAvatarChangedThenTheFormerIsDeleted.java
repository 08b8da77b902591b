package io.ledgerchat.command.agent;

import io.ledgerchat.command.Effects;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.event.agent.AgentEvent.AgentAvatarChanged;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Deletes the picture that an agent had before, unless a copy of the agent still shows it (contract 70 §3.10). */
@Component
@ProcessingGroup("agent-pictures")
@DisallowReplay
class WhenAgentAvatarChangedThenTheFormerIsDeleted {
    private final AgentPictures pictures;
    private final Effects effects;

    WhenAgentAvatarChangedThenTheFormerIsDeleted(AgentPictures pictures, Effects effects) {
        this.pictures = pictures;
        this.effects = effects;
    }

    @EventHandler
    void on(AgentAvatarChanged changed, EventMessage<AgentAvatarChanged> event) {
        var former = changed.former();
        if (former != null) {
            effects.send(
                    pictures.unshown(changed.agentId(), former).stream()
                            .map(picture -> DeleteFiles.own(
                                    picture.owner(), List.of(picture.fileId()), "replaced", changed.changedAt()))
                            .toList(),
                    event);
        }
    }
}
