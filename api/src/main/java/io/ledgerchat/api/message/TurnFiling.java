package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.project.FileConversation;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lays a chat in the project that its turn names; one that is not the caller's is ignored (contract 40 §4). */
@Component
class TurnFiling {
    private final Commands commands;
    private final Moments moments;

    TurnFiling(Commands commands, Moments moments) {
        this.commands = commands;
        this.moments = moments;
    }

    /** @param answer what the start of the turn was answered */
    void file(Caller caller, JsonNode body, Map<String, Object> answer) {
        var project = body.path("chatProjectId");
        var conversation = answer.get("conversationId");
        if (!project.isString()
                || !ProjectId.isValid(project.asString())
                || !(conversation instanceof String id)
                || !ConversationId.isValid(id)) {
            return;
        }
        try {
            commands.sendWithoutWaiting(new FileConversation(
                    new ConversationId(id), caller.id(), new ProjectId(project.asString()), moments.now()));
        } catch (Refusal | AggregateNotFoundException notTheirs) {
            // The chat goes on outside of projects.
        }
    }
}
