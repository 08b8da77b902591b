package io.ledgerchat.infra.model;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelMessage;

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

    private static void add(ModelMessage message, ChatCompletionCreateParams.Builder request) {
        switch (message) {
            case ModelMessage.System(String text) -> request.addSystemMessage(text);
            case ModelMessage.User(String text) -> request.addUserMessage(text);
            case ModelMessage.Assistant assistant -> request.addMessage(assistant(assistant));
            case ModelMessage.ToolResult result ->
                request.addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(result.callId())
                        .putAdditionalProperty("name", JsonValue.from(result.name()))
                        .content(result.output())
                        .build());
        }
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
