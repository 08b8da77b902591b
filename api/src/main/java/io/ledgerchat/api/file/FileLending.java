package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.agent.Loan;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.agent.AgentAccess;
import io.ledgerchat.query.agent.FindAgentAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lends uploaded files to tools of agents and assistants, for those who may edit them (contract 60 §§4.4, 4.6). */
@Component
class FileLending {
    private final Queries queries;

    FileLending(Queries queries) {
        this.queries = queries;
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

    /** What is to be lent with the upload; empty for files of messages and plain ones. */
    static Optional<Loan> loan(UploadForm form, String type) {
        var agent = LendingForm.agentTool(form, type)
                .map(tool -> Loan.to(new AgentId(form.text("agent_id").orElseThrow()), tool));
        return agent.or(() ->
                LendingForm.assistant(form).map(assistant -> Loan.to(assistant, LendingForm.assistantTool(form))));
    }

    /** A refusal to lend, in the contract's words. */
    static Answer refused(Refusal refusal) {
        return switch (refusal.code()) {
            case NOT_FOUND -> unknownAgent();
            case INVALID -> worded(400, "Bad Request", String.valueOf(refusal.getMessage()));
            default -> notAllowed();
        };
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
