package io.ledgerchat.api.apikey;

import io.ledgerchat.command.message.RemoteReplies.Answered;
import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.ReplyUsage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One answer in the words of OpenAI's chat completions (contract 85 §3). */
final class CompletionDocuments {
    private final String id;
    private final long created;
    private final String model;
    private final Map<String, Integer> numbers = new HashMap<>();

    CompletionDocuments(String id, long created, String model) {
        this.id = id;
        this.created = created;
        this.model = model;
    }

    Map<String, Object> whole(Answered answered) {
        var text = said(answered.content());
        var message = new LinkedHashMap<String, @Nullable Object>();
        message.put("role", "assistant");
        message.put("content", text.isEmpty() ? null : text);
        var thoughts = thought(answered.content());
        if (!thoughts.isEmpty()) {
            message.put("reasoning", thoughts);
        }
        var calls = calls(answered.content());
        if (!calls.isEmpty()) {
            message.put("tool_calls", calls);
        }
        var choice = new LinkedHashMap<String, Object>();
        choice.put("index", 0);
        choice.put("message", message);
        choice.put("finish_reason", finishReason(answered));
        var document = head("chat.completion");
        document.put("choices", List.of(choice));
        document.put("usage", usage(answered.usage()));
        return document;
    }

    Map<String, Object> chunk(Map<String, Object> delta, @Nullable String finishReason) {
        var choice = new LinkedHashMap<String, @Nullable Object>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finishReason);
        var document = head("chat.completion.chunk");
        document.put("choices", List.of(choice));
        return document;
    }

    Map<String, Object> last(Answered answered) {
        var document = chunk(Map.of(), finishReason(answered));
        document.put("usage", usage(answered.usage()));
        return document;
    }

    /** What a frame adds to the answer; nothing for frames that only a conversation's readers need. */
    Optional<Map<String, Object>> delta(ReplyFrame frame) {
        return switch (frame) {
            case ReplyFrame.StepOpened(var step)
            when step.call() != null ->
                Optional.of(toolCall(index(step), step.call().id(), step.call().tool(), ""));
            case ReplyFrame.Delta(var step, var text)
            when !text.isEmpty() ->
                Optional.of(
                        step.kind() == Kind.TOOL_CALL
                                ? toolCall(index(step), null, null, text)
                                : Map.of(step.kind() == Kind.THOUGHT ? "reasoning" : "content", text));
            default -> Optional.empty();
        };
    }

    /** Counts through all that the agent does: clients put the pieces of a call together by its number. */
    private int index(ReplyFrame.Step step) {
        return numbers.computeIfAbsent(step.id(), begun -> numbers.size());
    }

    private static Map<String, Object> toolCall(
            int index, @Nullable String id, @Nullable String name, String arguments) {
        var function = new LinkedHashMap<String, Object>();
        var call = new LinkedHashMap<String, Object>();
        call.put("index", index);
        if (id != null && name != null) {
            call.put("id", id);
            call.put("type", "function");
            function.put("name", name);
        }
        function.put("arguments", arguments);
        call.put("function", function);
        return Map.of("tool_calls", List.of(call));
    }

    private Map<String, Object> head(String object) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", id);
        document.put("object", object);
        document.put("created", created);
        document.put("model", model);
        return document;
    }

    private static String finishReason(Answered answered) {
        return said(answered.content()).isEmpty() && !calls(answered.content()).isEmpty() ? "tool_calls" : "stop";
    }

    private static Map<String, Object> usage(@Nullable ReplyUsage usage) {
        long input = usage == null ? 0 : usage.input();
        long output = usage == null ? 0 : usage.output();
        var document = new LinkedHashMap<String, Object>();
        document.put("prompt_tokens", input);
        document.put("completion_tokens", output);
        document.put("total_tokens", input + output);
        return document;
    }

    private static String said(List<ContentPart> content) {
        return content.stream()
                .map(part -> part instanceof ContentPart.Text(var text) ? text : "")
                .collect(Collectors.joining());
    }

    private static String thought(List<ContentPart> content) {
        return content.stream()
                .map(part -> part instanceof ContentPart.Think(var thought) ? thought : "")
                .collect(Collectors.joining());
    }

    private static List<Map<String, Object>> calls(List<ContentPart> content) {
        return content.stream()
                .filter(ContentPart.ToolCall.class::isInstance)
                .map(part -> call((ContentPart.ToolCall) part))
                .toList();
    }

    private static Map<String, Object> call(ContentPart.ToolCall call) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", call.id());
        document.put("type", "function");
        document.put("function", Map.of("name", call.name(), "arguments", call.args()));
        return document;
    }
}
