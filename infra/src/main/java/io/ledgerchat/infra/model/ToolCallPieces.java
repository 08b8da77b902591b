package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the tool calls of a chat completion, which arrive in pieces. Lenient: compatible providers leave out the
 * index or the id, or number every call 0.
 */
final class ToolCallPieces {
    /** More calls than this in one answer are not heard. */
    private static final int MOST = 64;

    private final Consumer<ModelEvent> sink;
    private final Map<Long, Call> open = new HashMap<>();
    private int calls;

    private record Call(int number, String id) {}

    ToolCallPieces(Consumer<ModelEvent> sink) {
        this.sink = sink;
    }

    void accept(long index, @Nullable String id, @Nullable String name, @Nullable String arguments) {
        var call = open.get(index);
        boolean another = call != null && id != null && !id.isEmpty() && !id.equals(call.id());
        if (call == null || (another && name != null)) {
            if (name == null || name.isEmpty() || calls == MOST) {
                return;
            }
            call = new Call(calls++, id == null || id.isEmpty() ? "call_" + UUID.randomUUID() : id);
            open.put(index, call);
            sink.accept(new ModelEvent.ToolCallStarted(call.number(), call.id(), name));
        }
        if (arguments != null && !arguments.isEmpty()) {
            sink.accept(new ModelEvent.ToolArgumentsDelta(call.number(), arguments));
        }
    }
}
