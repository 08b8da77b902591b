package io.ledgerchat.command.message;

import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.Thought;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one model call said, gathered: text, sealed thoughts and tool calls. Used by the thread of one reply. */
final class ModelAnswer {
    private final StringBuilder text = new StringBuilder();
    private final List<Thought> thoughts = new ArrayList<>();
    private final Map<Integer, Calling> calls = new LinkedHashMap<>();

    /** A call while its arguments arrive. */
    private record Calling(String id, String name, StringBuilder arguments) {}

    void on(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var said) -> text.append(said);
            case ModelEvent.ReasoningSealed(var thought) -> thoughts.add(thought);
            case ModelEvent.ToolCallStarted(var index, var id, var name) ->
                calls.putIfAbsent(index, new Calling(id, name, new StringBuilder()));
            case ModelEvent.ToolArgumentsDelta(var index, var fragment) -> {
                var call = calls.get(index);
                if (call != null) {
                    call.arguments().append(fragment);
                }
            }
            case ModelEvent.Opened _,
                    ModelEvent.ReasoningDelta _,
                    ModelEvent.UsageReported _,
                    ModelEvent.Finished _ -> {}
        }
    }

    /** The calls in the order in which the model made them. */
    List<ModelMessage.ToolUse> calls() {
        return calls.values().stream()
                .map(call -> new ModelMessage.ToolUse(
                        call.id(), call.name(), call.arguments().toString()))
                .toList();
    }

    /** The same as a message, for the model when it goes on; the calls with arguments that can be read. */
    ModelMessage.Assistant message(List<ModelMessage.ToolUse> readable) {
        return new ModelMessage.Assistant(text.toString(), readable, List.copyOf(thoughts));
    }
}
