package io.ledgerchat.api.file;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.agent.AssistantId;
import java.util.Optional;
import java.util.Set;

/** What a form says of lending a file to a tool of an agent or assistant (contract 60 §§4.2, 9.2). */
final class LendingForm {
    private static final Set<String> OF_AGENTS = Set.of("execute_code", "file_search", "image_edit", "context", "ocr");

    private static final Set<String> OF_ASSISTANTS = Set.of("code_interpreter", "file_search");

    private LendingForm() {}

    /** The tool that the form names, if there is one of that name. */
    static Optional<String> knownTool(UploadForm form) {
        return form.text("tool_resource").filter(tool -> OF_AGENTS.contains(tool) || OF_ASSISTANTS.contains(tool));
    }

    /** The assistant that the file is lent to, if to one. */
    static Optional<AssistantId> assistant(UploadForm form) {
        return form.flag("message_file")
                ? Optional.empty()
                : form.text("assistant_id").filter(AssistantId::isValid).map(AssistantId::new);
    }

    /** The assistant's tool that the file is lent to, if it is lent to an assistant. */
    static String assistantTool(UploadForm form) {
        String tool = form.text("tool_resource").orElse("code_interpreter");
        if (assistant(form).isPresent() && !OF_ASSISTANTS.contains(tool)) {
            throw Answer.message(400, "Invalid assistant tool resource");
        }
        return tool;
    }

    /** The tool as agents call it; that of assistants with the same meaning is understood. */
    static String agentTool(String sent) {
        String tool = sent.equals("code_interpreter") ? "execute_code" : sent;
        if (!OF_AGENTS.contains(tool)) {
            throw Answer.message(400, "Invalid agent tool resource");
        }
        return tool;
    }

    /** The tool of an agent that a permanent file is uploaded for; empty for files of messages and plain ones. */
    static Optional<String> agentTool(UploadForm form, String type) {
        if (form.flag("message_file") || form.text("agent_id").isEmpty() || form.isForAssistants()) {
            return Optional.empty();
        }
        String tool = agentTool(form.text("tool_resource").orElseThrow(UploadRefused::processing));
        requireReadable(tool, type);
        return Optional.of(tool);
    }

    /** Words are looked for in files, and pictures have none. */
    static void requireReadable(String tool, String type) {
        if (tool.equals("file_search") && type.startsWith("image/")) {
            throw UploadRefused.processing();
        }
    }
}
