package io.ledgerchat.api.apikey;

import io.ledgerchat.command.model.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The body of a chat completion (contract 85 §3), read and checked for form.
 *
 * @param instructions what its system messages say, to follow the agent's own
 */
record CompletionRequest(List<ModelMessage> messages, List<String> instructions, boolean stream) {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");
    private static final Set<String> DETAILS = Set.of("low", "high");

    static CompletionRequest read(JsonNode body) {
        var list = body.path("messages");
        if (!list.isArray()) {
            throw RemoteError.invalid("messages array is required");
        }
        if (list.isEmpty()) {
            throw RemoteError.invalid("messages array cannot be empty");
        }
        for (int number = 0; number < list.size(); number++) {
            checkRole(list.get(number).path("role"), number);
        }
        requireText(body, "conversation_id");
        requireText(body, "parent_message_id");
        var messages = new ArrayList<ModelMessage>();
        var instructions = new ArrayList<String>();
        for (JsonNode message : list) {
            if (message.path("role").asString("").equals("system")) {
                instructions.add(text(message.path("content")));
            } else {
                messages.add(message(message));
            }
        }
        return new CompletionRequest(messages, instructions, body.path("stream").asBoolean(false));
    }

    private static void checkRole(JsonNode role, int number) {
        if (!role.isString()) {
            throw RemoteError.invalid("messages[" + number + "].role is required");
        }
        if (!ROLES.contains(role.asString())) {
            throw RemoteError.invalid("messages[" + number + "].role must be one of: system, user, assistant, tool");
        }
    }

    private static void requireText(JsonNode body, String name) {
        var value = body.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            throw RemoteError.invalid(name + " must be a string");
        }
    }

    private static ModelMessage message(JsonNode message) {
        var content = message.path("content");
        return switch (message.path("role").asString("")) {
            case "assistant" -> new ModelMessage.Assistant(text(content), calls(message.path("tool_calls")));
            case "tool" ->
                new ModelMessage.ToolResult(
                        message.path("tool_call_id").asString(""),
                        message.path("name").asString(""),
                        text(content));
            default -> new ModelMessage.User(text(content), images(content));
        };
    }

    private static List<ModelMessage.ToolUse> calls(JsonNode calls) {
        var read = new ArrayList<ModelMessage.ToolUse>();
        for (JsonNode call : calls) {
            read.add(new ModelMessage.ToolUse(
                    call.path("id").asString(""),
                    call.path("function").path("name").asString(""),
                    call.path("function").path("arguments").asString("{}")));
        }
        return read;
    }

    private static String text(JsonNode content) {
        return MessageParts.text(content, CompletionRequest::words);
    }

    private static Optional<String> words(JsonNode part) {
        return part.path("type").asString("").equals("text")
                ? Optional.of(part.path("text").asString(""))
                : Optional.empty();
    }

    private static List<ModelMessage.Image> images(JsonNode content) {
        var images = new ArrayList<ModelMessage.Image>();
        if (!content.isArray()) {
            return images;
        }
        for (JsonNode part : content) {
            if (part.path("type").asString("").equals("image_url")) {
                var image = part.path("image_url");
                String detail = image.path("detail").asString("auto");
                images.add(
                        MessageParts.image(image.path("url").asString(""), DETAILS.contains(detail) ? detail : "auto")
                                .orElseThrow(() -> RemoteError.invalid(
                                        "image_url must be a data URL of a PNG, JPEG, GIF or WebP image")));
            }
        }
        return images;
    }
}
