package io.ledgerchat.api.apikey;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.model.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The body of a call for a response (contract 85 §5), read and checked for form.
 *
 * @param instructions what its instructions and system messages say, to follow the agent's own
 */
record ResponseRequest(JsonNode body, List<ModelMessage> messages, List<String> instructions) {
    private static final Set<String> TEXTS = Set.of("input_text", "output_text", "text");

    static ResponseRequest read(JsonNode body) {
        check(body);
        var messages = new ArrayList<ModelMessage>();
        var instructions = new ArrayList<String>();
        if (body.path("instructions").isString()) {
            instructions.add(body.path("instructions").asString());
        }
        var input = body.path("input");
        if (input.isString()) {
            messages.add(new ModelMessage.User(input.asString(), List.of()));
        }
        for (JsonNode item : input) {
            read(item, messages, instructions);
        }
        return new ResponseRequest(body, messages, instructions);
    }

    boolean stream() {
        return body.path("stream").asBoolean(false);
    }

    private static void check(JsonNode body) {
        var input = body.path("input");
        require(!isAbsent(input), "input is required");
        require(input.isString() || input.isArray(), "input must be a string or array of items");
        var stream = body.path("stream");
        require(isAbsent(stream) || stream.isBoolean(), "stream must be a boolean");
        var temperature = body.path("temperature");
        require(
                isAbsent(temperature)
                        || temperature.isNumber() && temperature.asDouble() >= 0 && temperature.asDouble() <= 2,
                "temperature must be a number between 0 and 2");
        var most = body.path("max_output_tokens");
        require(
                isAbsent(most) || most.isNumber() && most.asDouble() >= 1,
                "max_output_tokens must be a positive number");
        var previous = body.path("previous_response_id");
        require(isAbsent(previous) || previous.isString(), "previous_response_id must be a string");
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw invalid(otherwise);
        }
    }

    private static Answer invalid(String message) {
        return RemoteError.ofResponses(400, message, "invalid_request", null);
    }

    private static void read(JsonNode item, List<ModelMessage> messages, List<String> instructions) {
        switch (item.path("type").asString("message")) {
            case "message" -> readMessage(item, messages, instructions);
            case "function_call" ->
                messages.add(new ModelMessage.Assistant(
                        "",
                        List.of(new ModelMessage.ToolUse(
                                item.path("call_id").asString(""),
                                item.path("name").asString(""),
                                item.path("arguments").asString("{}")))));
            case "function_call_output" ->
                messages.add(new ModelMessage.ToolResult(
                        item.path("call_id").asString(""),
                        "",
                        item.path("output").asString("")));
            default -> {} // thoughts of before are the model's own
        }
    }

    private static void readMessage(JsonNode item, List<ModelMessage> messages, List<String> instructions) {
        var content = item.path("content");
        switch (item.path("role").asString("user")) {
            case "system", "developer" -> instructions.add(text(content));
            case "assistant" -> messages.add(new ModelMessage.Assistant(text(content), List.of()));
            default -> messages.add(new ModelMessage.User(text(content), images(content)));
        }
    }

    private static String text(JsonNode content) {
        return MessageParts.text(content, ResponseRequest::words);
    }

    /** Of a file, which cannot be read here, the model is told that there is one. */
    private static Optional<String> words(JsonNode part) {
        String type = part.path("type").asString("");
        if (type.equals("input_file")) {
            return Optional.of("[File: " + part.path("filename").asString("unknown") + "]");
        }
        return TEXTS.contains(type) ? Optional.of(part.path("text").asString("")) : Optional.empty();
    }

    private static List<ModelMessage.Image> images(JsonNode content) {
        var images = new ArrayList<ModelMessage.Image>();
        if (!content.isArray()) {
            return images;
        }
        for (JsonNode part : content) {
            if (part.path("type").asString("").equals("input_image")) {
                images.add(MessageParts.image(part.path("image_url").asString(""), "auto")
                        .orElseThrow(() -> invalid("image_url must be a data URL of a PNG, JPEG, GIF or WebP image")));
            }
        }
        return images;
    }
}
