package io.ledgerchat.command.message;

import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.SentText;
import java.util.ArrayList;
import java.util.List;

/** Says in a model's words what was said before (contract 30 §18). */
final class ModelMessages {
    /** A call that was given up has none, and some providers read them all again. */
    private static final String NO_ARGUMENTS = "{}";

    private static final String ONLY_FILES = "Please refer to the attached file(s).";

    private ModelMessages() {}

    /** The same message for a model: nothing for an answer that said nothing, several for one that called tools. */
    static List<ModelMessage> of(HistoryMessage message, Enclosures.Opened opened) {
        if (message.fromUser()) {
            return List.of(user(new SentText(message.text(), message.quotes(), message.files()), opened));
        }
        if (message.content().isEmpty()) {
            return message.text().isBlank() ? List.of() : List.of(assistant(message.text()));
        }
        return answer(message.content());
    }

    /** What a person said, below what they quoted and what they attached. */
    static ModelMessage user(SentText said, Enclosures.Opened opened) {
        var files = said.files().stream().map(AttachedFile::fileId).toList();
        var text = new StringBuilder();
        opened.textsOf(files).forEach(document -> text.append(document).append("\n\n"));
        for (String quote : said.quotes()) {
            quote.lines().forEach(line -> text.append("> ").append(line).append('\n'));
            text.append('\n');
        }
        boolean silent = said.text().isBlank() && !files.isEmpty();
        text.append(silent ? ONLY_FILES : said.text());
        return new ModelMessage.User(text.toString(), opened.imagesOf(files), opened.documentsOf(files));
    }

    /** An answer by its parts; thoughts, failures and what somebody else said beside it are not told again. */
    static List<ModelMessage> answer(List<ContentPart> all) {
        var content = ReplyContent.ofFirst(all);
        var messages = new ArrayList<ModelMessage>();
        var calls = content.stream()
                .filter(ContentPart.ToolCall.class::isInstance)
                .map(ContentPart.ToolCall.class::cast)
                .toList();
        if (!calls.isEmpty()) {
            messages.add(new ModelMessage.Assistant(
                    "",
                    calls.stream()
                            .map(call -> new ModelMessage.ToolUse(
                                    call.id(), call.name(), call.args().isBlank() ? NO_ARGUMENTS : call.args()))
                            .toList()));
            calls.forEach(call -> messages.add(
                    new ModelMessage.ToolResult(call.id(), call.name(), call.output() == null ? "" : call.output())));
        }
        String text = ReplyContent.said(all);
        if (!text.isBlank()) {
            messages.add(assistant(text));
        }
        return messages;
    }

    private static ModelMessage assistant(String text) {
        return new ModelMessage.Assistant(text, List.of());
    }
}
