package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelMessage;
import java.nio.charset.StandardCharsets;

/** How many tokens a question has, roughly and rather too many: for providers with which it must fit beside the answer. */
final class PromptSize {
    /** Scripts with more bytes for a letter have more tokens for it, too. */
    private static final long BYTES_PER_TOKEN = 3;

    private static final long IMAGE = 1_600;
    private static final long BYTES_PER_DOCUMENT_TOKEN = 100;

    private PromptSize() {}

    static long tokens(ModelCall call) {
        long tokens = 0;
        for (var message : call.messages()) {
            tokens += tokens(message);
        }
        for (var tool : call.tools()) {
            tokens += tokens(tool.name() + tool.description() + tool.schema());
        }
        return tokens;
    }

    private static long tokens(ModelMessage message) {
        return switch (message) {
            case ModelMessage.System(var text) -> tokens(text);
            case ModelMessage.User(var text, var images, var documents) ->
                tokens(text)
                        + images.size() * IMAGE
                        + documents.stream()
                                .mapToLong(document -> document.base64().length() / BYTES_PER_DOCUMENT_TOKEN)
                                .sum();
            case ModelMessage.Assistant(var text, var calls, var thoughts) -> tokens(text + calls + thoughts);
            case ModelMessage.ToolResult result -> tokens(result.output());
        };
    }

    private static long tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + 1;
    }
}
