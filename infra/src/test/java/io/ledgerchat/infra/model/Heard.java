package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What a model was heard saying. */
record Heard(List<ModelEvent> events) {
    Heard() {
        this(new CopyOnWriteArrayList<>());
    }

    static Heard from(ModelClient client, Question question) {
        var heard = new Heard();
        client.stream(question.call(), heard.events::add, new Cancellation());
        return heard;
    }

    String text() {
        return all(ModelEvent.TextDelta.class).stream()
                .map(ModelEvent.TextDelta::text)
                .collect(Collectors.joining());
    }

    String reasoning() {
        return all(ModelEvent.ReasoningDelta.class).stream()
                .map(ModelEvent.ReasoningDelta::text)
                .collect(Collectors.joining());
    }

    /** The tool calls: name and arguments. */
    List<String> calls() {
        return all(ModelEvent.ToolCallStarted.class).stream()
                .map(call -> call.name()
                        + all(ModelEvent.ToolArgumentsDelta.class).stream()
                                .filter(piece -> piece.index() == call.index())
                                .map(ModelEvent.ToolArgumentsDelta::fragment)
                                .collect(Collectors.joining()))
                .toList();
    }

    <E extends ModelEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
