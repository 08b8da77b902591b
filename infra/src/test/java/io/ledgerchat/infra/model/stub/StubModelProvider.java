package io.ledgerchat.infra.model.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ledgerchat.infra.model.stub.StubScript.Step;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in that speaks OpenAI's chat completions: {@code POST …/chat/completions} (any other path as well, so that
 * direct endpoints can be tried) and {@code GET …/models}. Without streaming it answers {@code Fake Title}. What it
 * says follows {@link StubScript}.
 */
public final class StubModelProvider extends StubServer {
    public static final String MODEL = "fake-echo";
    public static final String REASONING_MODEL = "fake-reasoner";
    public static final String TITLE = "Fake Title";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AtomicInteger completions = new AtomicInteger();
    private final AtomicInteger toolCalls = new AtomicInteger();

    private StubModelProvider() {}

    public static StubModelProvider start() {
        return new StubModelProvider();
    }

    @Override
    public URI baseUrl() {
        return address("/v1");
    }

    @Override
    void play(StubRequest request, StubScript script, StubConnection connection) throws IOException {
        var id = "chatcmpl-fake-" + completions.incrementAndGet();
        int calls = 0;
        boolean streaming = request.json().path("stream").asBoolean();
        for (var step : script.steps()) {
            if (playCommon(request, step, connection)) {
                return;
            }
            if (step instanceof Step.CallTool) {
                calls++;
            }
            if (streaming && !stream(id, request, step, calls, connection)) {
                return;
            }
        }
        if (streaming) {
            connection.send(event(chunk(id, JSON.objectNode(), calls > 0 ? "tool_calls" : "stop")));
            connection.send("data: [DONE]\n\n");
            connection.endStream();
        } else {
            connection.answer(200, "application/json", completion(id).toString());
        }
    }

    /** Sends what the step says; false when the stream has ended with it. */
    private boolean stream(String id, StubRequest request, Step step, int calls, StubConnection connection)
            throws IOException {
        switch (step) {
            case Step.CallTool(String tool, var arguments) -> call(id, tool, calls - 1, arguments, connection);
            case Step.Say(String text) -> connection.send(event(chunk(id, delta("content", text), null)));
            case Step.Think(String text) -> connection.send(event(chunk(id, delta("reasoning_content", text), null)));
            case Step.ReportUsage(int words) -> connection.send(event(usage(id, request, words)));
            case Step.FailInside(String message) -> {
                connection.send(
                        event(JSON.objectNode().set("error", JSON.objectNode().put("message", message))));
                connection.endStream();
                return false;
            }
            case Step.Pause _, Step.Hang _, Step.Reset _, Step.Refuse _, Step.RefuseFirst _ -> {}
        }
        return true;
    }

    /** First the name with its id, then the arguments piece by piece, as OpenAI does. */
    private void call(String id, String tool, int index, List<String> arguments, StubConnection connection)
            throws IOException {
        var first = JSON.objectNode().put("index", index).put("id", "call_fake_" + toolCalls.incrementAndGet());
        first.put("type", "function");
        first.putObject("function").put("name", tool).put("arguments", "");
        connection.send(event(chunk(id, piece(first), null)));
        for (var fragment : arguments) {
            var more = JSON.objectNode().put("index", index);
            more.putObject("function").put("arguments", fragment);
            connection.send(event(chunk(id, piece(more), null)));
        }
    }

    private static ObjectNode piece(ObjectNode call) {
        var delta = JSON.objectNode();
        delta.putArray("tool_calls").add(call);
        return delta;
    }

    @Override
    String models() {
        var list = JSON.objectNode().put("object", "list");
        var models = list.putArray("data");
        models.addObject().put("id", MODEL).put("object", "model").put("owned_by", "stub");
        models.addObject().put("id", REASONING_MODEL).put("object", "model").put("owned_by", "stub");
        return list.toString();
    }

    @Override
    String error(int status, String message) {
        var error = JSON.objectNode().put("message", message).put("type", "stub_error");
        return JSON.objectNode().set("error", error).toString();
    }

    private static ObjectNode completion(String id) {
        var completion = JSON.objectNode().put("id", id).put("object", "chat.completion");
        var choice = completion.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", TITLE);
        return completion;
    }

    private static ObjectNode delta(String name, String text) {
        return JSON.objectNode().put(name, text);
    }

    private static ObjectNode chunk(String id, ObjectNode delta, @Nullable String finishReason) {
        var chunk = JSON.objectNode().put("id", id).put("object", "chat.completion.chunk");
        chunk.put("created", 1).put("model", MODEL);
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        return chunk;
    }

    private static ObjectNode usage(String id, StubRequest request, int words) {
        var chunk = JSON.objectNode().put("id", id).put("object", "chat.completion.chunk");
        chunk.putArray("choices");
        int asked = Math.ceilDiv(request.lastUserText().length(), 4);
        chunk.putObject("usage")
                .put("prompt_tokens", asked)
                .put("completion_tokens", words)
                .put("total_tokens", asked + words)
                .putObject("prompt_tokens_details")
                .put("cached_tokens", 0);
        return chunk;
    }

    private static String event(JsonNode data) {
        return "data: " + data + "\n\n";
    }
}
