package io.ledgerchat.infra.model;

import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question in the words of Anthropic's messages. Messages without a word are left out: Anthropic refuses them. */
final class AnthropicRequest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private AnthropicRequest() {}

    static MessageCreateParams of(ModelCall call, AnthropicParameters parameters, boolean stream) {
        var request = MessageCreateParams.builder()
                .model(parameters.model())
                .maxTokens(stream ? parameters.maxTokens() : parameters.unstreamedMaxTokens());
        call.messages().forEach(message -> add(message, request));
        parameters.body().forEach((name, value) -> request.putAdditionalBodyProperty(name, JsonValue.from(value)));
        HeaderValues.of(call.endpoint()).forEach(request::replaceAdditionalHeaders);
        return request.build();
    }

    private static void add(ModelMessage message, MessageCreateParams.Builder request) {
        switch (message) {
            case ModelMessage.System(String text) -> request.system(text);
            case ModelMessage.User(String text) -> {
                if (!text.isBlank()) {
                    request.addUserMessage(text);
                }
            }
            case ModelMessage.Assistant assistant -> {
                var blocks = blocks(assistant);
                if (!blocks.isEmpty()) {
                    request.addAssistantMessageOfContentBlockParams(blocks);
                }
            }
            case ModelMessage.ToolResult result ->
                request.addUserMessageOfContentBlockParams(
                        List.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                                .toolUseId(result.callId())
                                .content(result.output())
                                .build())));
        }
    }

    private static List<ContentBlockParam> blocks(ModelMessage.Assistant message) {
        var blocks = new ArrayList<ContentBlockParam>();
        if (!message.text().isBlank()) {
            blocks.add(ContentBlockParam.ofText(
                    TextBlockParam.builder().text(message.text()).build()));
        }
        for (var call : message.toolCalls()) {
            var input = ToolUseBlockParam.Input.builder();
            arguments(call.arguments())
                    .forEach((name, value) -> input.putAdditionalProperty(name, JsonValue.from(value)));
            blocks.add(ContentBlockParam.ofToolUse(ToolUseBlockParam.builder()
                    .id(call.callId())
                    .name(call.name())
                    .input(input.build())
                    .build()));
        }
        return blocks;
    }

    /** What a model wrote as arguments, or none when a stop cut it. */
    private static Map<String, Object> arguments(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Map.of() : JSON.readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
