package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.agent.UnlinkFromAgent;
import io.ledgerchat.command.agent.UnlinkFromAssistant;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.command.file.DeleteFiles.DeletedFiles;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.file.FileId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deletes files, or takes them from a tool of an agent or assistant only (contract 60 §9.2). */
@Component
class FileDeletion {
    private static final String DELETED = "Files deleted successfully";

    private final FileLending lending;
    private final Commands commands;
    private final Moments moments;

    FileDeletion(FileLending lending, Commands commands, Moments moments) {
        this.lending = lending;
        this.commands = commands;
        this.moments = moments;
    }

    /** What is asked: these files, and the agent or assistant they are to be taken from. */
    record Wish(List<FileId> files, Optional<String> agent, Optional<String> assistant, Optional<String> tool) {}

    /** What the caller is told; whoever may not is told so by an {@link Answer}. */
    String carryOut(Caller caller, Wish wish) {
        if (wish.agent().isPresent() && wish.tool().isPresent()) {
            unlink(
                    caller,
                    wish,
                    wish.agent().get(),
                    LendingForm.agentTool(wish.tool().get()));
            return DELETED;
        }
        boolean whole = wish.tool().isEmpty();
        DeletedFiles outcome = commands.send(new DeleteFiles(
                caller.id(),
                wish.files(),
                wish.agent()
                        .filter(agent -> whole && AgentId.isValid(agent))
                        .map(AgentId::new)
                        .orElse(null),
                wish.assistant()
                        .filter(assistant -> whole && AssistantId.isValid(assistant))
                        .map(AssistantId::new)
                        .orElse(null),
                "owner",
                moments.now()));
        if (!outcome.refused().isEmpty()) {
            throw refused("You can only delete files you own", outcome.refused());
        }
        boolean unlinked = outcome.deleted().isEmpty() && unlinkFromAssistant(caller, wish);
        return unlinked ? "File associations removed successfully from assistant" : DELETED;
    }

    private void unlink(Caller caller, Wish wish, String agent, String tool) {
        var access = lending.access(caller, agent).orElseThrow(() -> Answer.message(404, "Agent not found"));
        if (!FileLending.mayEdit(caller, access)) {
            throw refused("You can only delete files you have access to", wish.files());
        }
        commands.send(new UnlinkFromAgent(access.agentId(), caller.id(), tool, values(wish), moments.now()));
    }

    private boolean unlinkFromAssistant(Caller caller, Wish wish) {
        var assistant = wish.assistant().filter(AssistantId::isValid);
        if (assistant.isEmpty() || wish.tool().isEmpty()) {
            return false;
        }
        try {
            commands.send(new UnlinkFromAssistant(
                    new AssistantId(assistant.get()), caller.id(), wish.tool().get(), values(wish), moments.now()));
            return true;
        } catch (Refusal refused) {
            if (refused.code() == Refusal.Code.FORBIDDEN) {
                throw refused("You can only delete files you have access to", wish.files());
            }
            return false;
        }
    }

    private static List<String> values(Wish wish) {
        return wish.files().stream().map(FileId::value).toList();
    }

    private static Answer refused(String message, List<FileId> files) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("message", message);
        answer.put("unauthorizedFiles", files.stream().map(FileId::value).toList());
        return new Answer(403, answer);
    }
}
