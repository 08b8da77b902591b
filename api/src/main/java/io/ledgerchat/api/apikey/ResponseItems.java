package io.ledgerchat.api.apikey;

import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of a response as they come (contract 85 §5): each is opened, told in pieces and closed before the response ends,
 * and what was told of it is what the whole response shows.
 */
final class ResponseItems {
    private final String responseId;
    private final Told told;
    private final Map<String, Item> open = new LinkedHashMap<>();
    private final List<Map<String, Object>> all = new ArrayList<>();

    /** Where events go. */
    interface Told {
        void tell(String type, Map<String, Object> fields) throws IOException;
    }

    private record Item(String id, int place, Step step, StringBuilder text) {}

    ResponseItems(String responseId, Told told) {
        this.responseId = responseId;
        this.told = told;
    }

    /** All that are closed, in the order in which they were opened. */
    List<Map<String, Object>> all() {
        return List.copyOf(all);
    }

    void follow(ReplyFrame frame) throws IOException {
        switch (frame) {
            case ReplyFrame.StepOpened(var step) when step.kind() != Kind.SILENCE -> open(step);
            case ReplyFrame.Delta(var step, var text)
            when open.containsKey(step.id()) && !text.isEmpty() -> add(open.get(step.id()), text);
            case ReplyFrame.ToolAnswered(var step, var arguments, var output, var _) ->
                answered(step, arguments, output);
            case ReplyFrame.StepClosed(var step, var _) -> close(step);
            default -> {}
        }
    }

    /** Closes what a provider left open. */
    void end() throws IOException {
        for (Item item : List.copyOf(open.values())) {
            close(item.step());
        }
    }

    private void open(Step step) throws IOException {
        var item = new Item(responseId + "_" + all.size(), all.size(), step, new StringBuilder());
        open.put(step.id(), item);
        all.add(document(item, "in_progress"));
        tell("response.output_item.added", item, "item", all.get(item.place()));
        if (step.kind() != Kind.TOOL_CALL) {
            tell("response.content_part.added", item, "part", part(item));
        }
    }

    private void add(Item item, String text) throws IOException {
        item.text().append(text);
        tell(
                switch (item.step().kind()) {
                    case THOUGHT -> "response.reasoning.delta";
                    case TOOL_CALL -> "response.function_call_arguments.delta";
                    case TEXT, SILENCE -> "response.output_text.delta";
                },
                item,
                "delta",
                text);
    }

    private void close(Step step) throws IOException {
        var item = open.remove(step.id());
        if (item == null) {
            return;
        }
        String text = item.text().toString();
        switch (step.kind()) {
            case THOUGHT -> tell("response.reasoning.done", item, "text", text);
            case TOOL_CALL -> tell("response.function_call_arguments.done", item, "arguments", text);
            case TEXT, SILENCE -> tell("response.output_text.done", item, "text", text);
        }
        if (step.kind() != Kind.TOOL_CALL) {
            tell("response.content_part.done", item, "part", part(item));
        }
        all.set(item.place(), document(item, "completed"));
        tell("response.output_item.done", item, "item", all.get(item.place()));
    }

    /** What a tool said is an item of its own, behind the call. */
    private void answered(Step step, String arguments, String output) throws IOException {
        var call = open.get(step.id());
        if (call != null) {
            call.text().replace(0, call.text().length(), arguments);
            close(step);
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "function_call_output");
        document.put("id", responseId + "_" + all.size());
        document.put("call_id", step.call() == null ? "" : step.call().id());
        document.put("output", output);
        document.put("status", "completed");
        all.add(document);
        for (String event : List.of("response.output_item.added", "response.output_item.done")) {
            told.tell(event, Map.of("output_index", all.size() - 1, "item", document));
        }
    }

    private void tell(String type, Item item, String name, Object value) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        boolean ofPart = !type.startsWith("response.output_item.");
        if (ofPart) {
            fields.put("item_id", item.id());
        }
        fields.put("output_index", item.place());
        if (ofPart && item.step().kind() != Kind.TOOL_CALL) {
            fields.put("content_index", 0);
        } else if (ofPart && item.step().call() != null) {
            fields.put("call_id", item.step().call().id());
        }
        fields.put(name, value);
        if (type.startsWith("response.output_text.")) {
            fields.put("logprobs", List.of());
        }
        told.tell(type, fields);
    }

    private static Map<String, Object> part(Item item) {
        return item.step().kind() == Kind.THOUGHT
                ? Map.of("type", "reasoning_text", "text", item.text().toString())
                : Map.of(
                        "type", "output_text",
                        "text", item.text().toString(),
                        "annotations", List.of(),
                        "logprobs", List.of());
    }

    private static Map<String, Object> document(Item item, String status) {
        ReplyFrame.@Nullable Call call = item.step().call();
        var document = new LinkedHashMap<String, Object>();
        document.put(
                "type",
                switch (item.step().kind()) {
                    case THOUGHT -> "reasoning";
                    case TOOL_CALL -> "function_call";
                    case TEXT, SILENCE -> "message";
                });
        document.put("id", item.id());
        document.put("status", status);
        if (call != null) {
            document.put("call_id", call.id());
            document.put("name", call.tool());
            document.put("arguments", item.text().toString());
            return document;
        }
        if (item.step().kind() == Kind.THOUGHT) {
            document.put("summary", List.of());
        } else {
            document.put("role", "assistant");
        }
        document.put("content", status.equals("completed") ? List.of(part(item)) : List.of());
        return document;
    }
}
