package io.ledgerchat.infra.model;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A question in the words of OpenAI's chat completions (contract 30 §18). */
final class OpenAiRequest {
    private OpenAiRequest() {}

    /** @param stream whether the answer comes in pieces; the library says so itself when it does */
    static ChatCompletionCreateParams of(ModelCall call, OpenAiParameters parameters, boolean stream) {
        var request = ChatCompletionCreateParams.builder().model(parameters.model());
        call.messages().forEach(message -> add(message, request));
        parameters.body().forEach((name, value) -> {
            if (stream || !name.equals("stream_options")) {
                request.putAdditionalBodyProperty(name, JsonValue.from(value));
            }
        });
        if (!call.tools().isEmpty()) {
            request.putAdditionalBodyProperty("tools", JsonValue.from(tools(call, parameters)));
        }
        if (!stream) {
            request.putAdditionalBodyProperty("stream", JsonValue.from(false));
        }
        // Also for streams, as the original does: some gateways refuse what they do not know.
        request.replaceAdditionalHeaders("Accept", "application/json");
        if (OpenAiParameters.isCalled(call.endpoint(), "openrouter")) {
            request.replaceAdditionalHeaders("X-Title", "LedgerChat");
        }
        HeaderValues.of(call.endpoint()).forEach(request::replaceAdditionalHeaders);
        return request.build();
    }

    /** What the model may call, after the tools that the configuration adds itself. */
    private static List<Object> tools(ModelCall call, OpenAiParameters parameters) {
        var tools = new ArrayList<Object>();
        if (parameters.body().get("tools") instanceof List<?> configured) {
            tools.addAll(configured);
        }
        for (var tool : call.tools()) {
            var function = Map.of("name", tool.name(), "description", tool.description(), "parameters", tool.schema());
            tools.add(Map.of("type", "function", "function", function));
        }
        return tools;
    }

    private static void add(ModelMessage message, ChatCompletionCreateParams.Builder request) {
        switch (message) {
            case ModelMessage.System(String text) -> request.addSystemMessage(text);
            case ModelMessage.User user when user.isPlain() -> request.addUserMessage(user.text());
            case ModelMessage.User user -> request.addUserMessageOfArrayOfContentParts(parts(user));
            case ModelMessage.Assistant assistant -> request.addMessage(assistant(assistant));
            case ModelMessage.ToolResult result ->
                request.addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(result.callId())
                        .putAdditionalProperty("name", JsonValue.from(result.name()))
                        .content(result.output())
                        .build());
        }
    }

    private static List<ChatCompletionContentPart> parts(ModelMessage.User message) {
        var parts = new ArrayList<ChatCompletionContentPart>();
        parts.add(ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text(message.text()).build()));
        for (var document : message.documents()) {
            var file = ChatCompletionContentPart.File.FileObject.builder()
                    .filename(document.name())
                    .fileData("data:" + document.mediaType() + ";base64," + document.base64())
                    .build();
            parts.add(ChatCompletionContentPart.ofFile(
                    ChatCompletionContentPart.File.builder().file(file).build()));
        }
        for (var image : message.images()) {
            var url = ChatCompletionContentPartImage.ImageUrl.builder()
                    .url("data:" + image.mediaType() + ";base64," + image.base64())
                    .detail(ChatCompletionContentPartImage.ImageUrl.Detail.of(image.detail()))
                    .build();
            parts.add(ChatCompletionContentPart.ofImageUrl(
                    ChatCompletionContentPartImage.builder().imageUrl(url).build()));
        }
        return parts;
    }

    private static ChatCompletionAssistantMessageParam assistant(ModelMessage.Assistant message) {
        var param = ChatCompletionAssistantMessageParam.builder().content(message.text());
        for (var call : message.toolCalls()) {
            var function = ChatCompletionMessageFunctionToolCall.Function.builder()
                    .name(call.name())
                    .arguments(call.arguments() == null ? "{\"input\":\"\"}" : call.arguments())
                    .build();
            param.addToolCall(ChatCompletionMessageFunctionToolCall.builder()
                    .id(call.callId())
                    .function(function)
                    .build());
        }
        return param.build();
    }
}
