package io.ledgerchat.command.agent;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.permission.AccessPolicy;
import io.ledgerchat.event.permission.Right;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Lends files to assistants for those who may edit them. */
@Component
class AssistantKeeping {
    private final Repository<Assistant> assistants;
    private final AccessPolicy policy;

    AssistantKeeping(Repository<Assistant> assistants, AccessPolicy policy) {
        this.assistants = assistants;
        this.policy = policy;
    }

    @CommandHandler
    void handle(AttachFileToAssistant command) throws Exception {
        adopted(command)
                .execute(assistant ->
                        assistant.attach(command.toolResource(), command.fileId(), command.actor(), command.at()));
    }

    @CommandHandler
    void handle(UnlinkFromAssistant command) {
        try {
            var assistant = assistants.load(command.assistantId().toString());
            requireEditor(command);
            assistant.execute(known -> known.unlink(
                    command.toolResource(), command.fileIds(), "taken-back", command.actor(), command.at()));
        } catch (AggregateNotFoundException unknown) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Assistant not found");
        }
    }

    @CommandHandler
    void handle(ReleaseFilesOfAssistant command) {
        assistants
                .load(command.assistantId().toString())
                .execute(known -> known.release(command.fileIds(), command.actor(), command.at()));
    }

    private Aggregate<Assistant> adopted(AttachFileToAssistant command) throws Exception {
        try {
            var known = assistants.load(command.assistantId().toString());
            requireEditor(command);
            return known;
        } catch (AggregateNotFoundException unknown) {
            policy.open(Assistant.resource(command.assistantId()), command.actor(), command.at());
            return assistants.newInstance(() -> new Assistant(command.assistantId(), command.actor(), command.at()));
        }
    }

    private void requireEditor(AssistantCommand command) {
        policy.require(command.actor(), Assistant.resource(command.assistantId()), Right.EDIT);
    }
}
