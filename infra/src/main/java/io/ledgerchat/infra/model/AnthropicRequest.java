package io.ledgerchat.infra.model;

import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.DocumentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RedactedThinkingBlockParam;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ThinkingBlockParam;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.Thought;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question in the words of Anthropic's messages. Messages without a word are left out: Anthropic refuses them. */
final class AnthropicRequest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private AnthropicRequest() {}

    static MessageCreateParams of(ModelCall call, AnthropicParameters parameters) {
        var request = MessageCreateParams.builder().model(parameters.model()).maxTokens(parameters.maxTokens());
        addAll(call.messages(), request);
        var tools = tools(call, parameters);
        if (!tools.isEmpty()) {
            request.putAdditionalBodyProperty("tools", JsonValue.from(tools));
        }
        parameters.body().forEach((name, value) -> {
            if (!name.equals("tools")) {
                request.putAdditionalBodyProperty(name, JsonValue.from(value));
            }
        });
        HeaderValues.of(call.endpoint()).forEach(request::replaceAdditionalHeaders);
        return request.build();
    }

    /** What the model may call, after the tools that the configuration adds itself. */
    private static List<Object> tools(ModelCall call, AnthropicParameters parameters) {
        var tools = new ArrayList<Object>();
        if (parameters.body().get("tools") instanceof List<?> configured) {
            tools.addAll(configured);
        }
        for (var tool : call.tools()) {
            tools.add(Map.of("name", tool.name(), "description", tool.description(), "input_schema", tool.schema()));
        }
        if (tools.isEmpty()) {
            tools.addAll(calledBefore(call.messages()));
        }
        return tools;
    }

    /** Anthropic wants every tool named that the history calls, also where none is offered any more. */
    private static Set<Object> calledBefore(List<ModelMessage> messages) {
        var tools = new LinkedHashSet<Object>();
        for (var message : messages) {
            if (message instanceof ModelMessage.Assistant assistant) {
                assistant
                        .toolCalls()
                        .forEach(
                                use -> tools.add(Map.of("name", use.name(), "input_schema", Map.of("type", "object"))));
            }
        }
        return tools;
    }

    /** The results of one answer's calls belong into one message. */
    private static void addAll(List<ModelMessage> messages, MessageCreateParams.Builder request) {
        var results = new ArrayList<ContentBlockParam>();
        for (var message : withoutTrailingBlanks(messages)) {
            if (message instanceof ModelMessage.ToolResult result) {
                results.add(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                        .toolUseId(result.callId())
                        .content(result.output())
                        .build()));
                continue;
            }
            flush(results, request);
            add(message, request);
        }
        flush(results, request);
    }

    /** An answer that is to be continued may not end with blanks. */
    private static List<ModelMessage> withoutTrailingBlanks(List<ModelMessage> messages) {
        if (messages.isEmpty() || !(messages.getLast() instanceof ModelMessage.Assistant begun)) {
            return messages;
        }
        var all = new ArrayList<>(messages);
        all.set(
                all.size() - 1,
                new ModelMessage.Assistant(begun.text().stripTrailing(), begun.toolCalls(), begun.thoughts()));
        return all;
    }

    private static void flush(List<ContentBlockParam> results, MessageCreateParams.Builder request) {
        if (!results.isEmpty()) {
            request.addUserMessageOfContentBlockParams(List.copyOf(results));
            results.clear();
        }
    }

    private static void add(ModelMessage message, MessageCreateParams.Builder request) {
        switch (message) {
            case ModelMessage.System(String text) -> request.system(text);
            case ModelMessage.User user
            when user.isPlain() -> {
                if (!user.text().isBlank()) {
                    request.addUserMessage(user.text());
                }
            }
            case ModelMessage.User user -> request.addUserMessageOfContentBlockParams(blocks(user));
            case ModelMessage.Assistant assistant -> {
                var blocks = blocks(assistant);
                if (!blocks.isEmpty()) {
                    request.addAssistantMessageOfContentBlockParams(blocks);
                }
            }
            case ModelMessage.ToolResult _ -> throw new IllegalStateException("results are gathered");
        }
    }

    private static List<ContentBlockParam> blocks(ModelMessage.User message) {
        var blocks = new ArrayList<ContentBlockParam>();
        for (var document : message.documents()) {
            blocks.add(ContentBlockParam.ofDocument(DocumentBlockParam.builder()
                    .base64Source(document.base64())
                    .title(document.name())
                    .build()));
        }
        for (var image : message.images()) {
            blocks.add(ContentBlockParam.ofImage(ImageBlockParam.builder()
                    .source(Base64ImageSource.builder()
                            .mediaType(Base64ImageSource.MediaType.of(image.mediaType()))
                            .data(image.base64())
                            .build())
                    .build()));
        }
        if (!message.text().isBlank()) {
            blocks.add(ContentBlockParam.ofText(
                    TextBlockParam.builder().text(message.text()).build()));
        }
        return blocks;
    }

    private static ContentBlockParam thought(Thought thought) {
        return thought.isHidden()
                ? ContentBlockParam.ofRedactedThinking(RedactedThinkingBlockParam.builder()
                        .data(thought.seal())
                        .build())
                : ContentBlockParam.ofThinking(ThinkingBlockParam.builder()
                        .thinking(thought.text())
                        .signature(thought.seal())
                        .build());
    }

    private static List<ContentBlockParam> blocks(ModelMessage.Assistant message) {
        var blocks = new ArrayList<ContentBlockParam>();
        message.thoughts().forEach(thought -> blocks.add(thought(thought)));
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
