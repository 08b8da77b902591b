package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.agent.AttachFileToAgent;
import io.ledgerchat.command.agent.AttachFileToAssistant;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.agent.AgentAccess;
import io.ledgerchat.query.agent.FindAgentAccess;
import io.ledgerchat.query.file.StoredFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lends uploaded files to tools of agents and assistants, for those who may edit them (contract 60 §§4.4, 4.6). */
@Component
class FileLending {
    private final Queries queries;
    private final Commands commands;
    private final Moments moments;

    FileLending(Queries queries, Commands commands, Moments moments) {
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
    }

    /** Refuses before anything is stored. */
    void requireAllowed(Caller caller, UploadForm form, String type) {
        LendingForm.assistantTool(form);
        if (LendingForm.agentTool(form, type).isPresent()) {
            var access = access(caller, form.text("agent_id").orElse("")).orElseThrow(FileLending::unknownAgent);
            if (!caller.isAdministrator() && !mayEdit(caller, access)) {
                throw notAllowed();
            }
        }
    }

    Optional<AgentAccess> access(Caller caller, String agent) {
        return AgentId.isValid(agent)
                ? queries
                        .list(new FindAgentAccess(caller.id(), List.of(new AgentId(agent))), AgentAccess.class)
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    static boolean mayEdit(Caller caller, AgentAccess access) {
        return access.author().equals(caller.id()) || access.allows(Right.EDIT);
    }

    /** A file that cannot be lent after all is deleted again: its owner asked for both or nothing. */
    void lend(Caller caller, StoredFile file, UploadForm form) {
        String id = file.fileId().value();
        try {
            LendingForm.agentTool(form, file.type())
                    .ifPresent(tool -> commands.send(new AttachFileToAgent(
                            new AgentId(form.text("agent_id").orElseThrow()), caller.id(), tool, id, moments.now())));
            LendingForm.assistant(form)
                    .ifPresent(assistant -> commands.send(new AttachFileToAssistant(
                            assistant, caller.id(), LendingForm.assistantTool(form), id, moments.now())));
        } catch (Refusal refused) {
            commands.send(DeleteFiles.own(caller.id(), List.of(file.fileId()), "owner", moments.now()));
            throw refused.code() == Refusal.Code.NOT_FOUND ? unknownAgent() : notAllowed();
        }
    }

    private static Answer unknownAgent() {
        return worded(404, "Not Found", "Agent not found");
    }

    private static Answer notAllowed() {
        return worded(403, "Forbidden", "Insufficient permissions to upload files to this agent");
    }

    private static Answer worded(int status, String error, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", error);
        body.put("message", message);
        return new Answer(status, body);
    }
}
