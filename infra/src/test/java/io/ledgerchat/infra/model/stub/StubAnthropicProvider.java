package io.ledgerchat.infra.model.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ledgerchat.infra.model.stub.StubScript.Step;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in that speaks Anthropic's messages: {@code POST /v1/messages} and {@code GET /v1/models}. What it says
 * follows {@link StubScript}; it reports usage in every answer, as Anthropic does, and {@code ping}s in between.
 */
public final class StubAnthropicProvider extends StubServer {
    public static final String MODEL = "claude-stub-1";
    public static final int INPUT_TOKENS = 21;
    public static final int CACHE_WRITE_TOKENS = 3;
    public static final int CACHE_READ_TOKENS = 5;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AtomicInteger messages = new AtomicInteger();

    private StubAnthropicProvider() {}

    public static StubAnthropicProvider start() {
        return new StubAnthropicProvider();
    }

    @Override
    public URI baseUrl() {
        return address("");
    }

    @Override
    void play(StubRequest request, StubScript script, StubConnection connection) throws IOException {
        var id = "msg_stub_" + messages.incrementAndGet();
        boolean streaming = request.json().path("stream").asBoolean();
        var blocks = new Blocks(id, connection);
        for (var step : script.steps()) {
            if (playCommon(request, step, connection)) {
                return;
            }
            if (streaming && !blocks.play(step)) {
                return;
            }
        }
        if (streaming) {
            blocks.end();
        } else {
            connection.answer(200, "application/json", message(id).toString());
        }
    }

    @Override
    String models() {
        var list = JSON.objectNode().put("has_more", false);
        list.putArray("data").addObject().put("id", MODEL).put("type", "model");
        return list.toString();
    }

    @Override
    String error(int status, String message) {
        var error = JSON.objectNode().put("type", "stub_error").put("message", message);
        return JSON.objectNode().put("type", "error").set("error", error).toString();
    }

    private static ObjectNode message(String id) {
        var message = JSON.objectNode().put("id", id).put("type", "message").put("role", "assistant");
        message.put("model", MODEL).put("stop_reason", "end_turn");
        message.putArray("content").addObject().put("type", "text").put("text", StubModelProvider.TITLE);
        message.set("usage", usage(2));
        return message;
    }

    private static ObjectNode usage(int output) {
        return JSON.objectNode()
                .put("input_tokens", INPUT_TOKENS)
                .put("cache_creation_input_tokens", CACHE_WRITE_TOKENS)
                .put("cache_read_input_tokens", CACHE_READ_TOKENS)
                .put("output_tokens", output);
    }

    /** An answer as a sequence of content blocks: each change between thinking and text starts the next one. */
    private static final class Blocks {
        private final String id;
        private final StubConnection connection;
        private String open = "";
        private int index = -1;
        private int deltas;
        private int calls;
        private boolean started;

        Blocks(String id, StubConnection connection) {
            this.id = id;
            this.connection = connection;
        }

        boolean play(Step step) throws IOException {
            switch (step) {
                case Step.Say(String text) -> say("text", "text_delta", text);
                case Step.CallTool(String tool, var arguments) -> call(tool, arguments);
                case Step.Think(String text) -> say("thinking", "thinking_delta", text);
                case Step.FailInside(String message) -> {
                    start();
                    var error =
                            JSON.objectNode().put("type", "overloaded_error").put("message", message);
                    send("error", JSON.objectNode().set("error", error));
                    connection.endStream();
                    return false;
                }
                case Step.Pause _,
                        Step.Hang _,
                        Step.Reset _,
                        Step.Refuse _,
                        Step.RefuseFirst _,
                        Step.ReportUsage _ -> {}
            }
            return true;
        }

        void end() throws IOException {
            start();
            closeBlock();
            var delta = JSON.objectNode();
            delta.putObject("delta")
                    .put("stop_reason", calls > 0 ? "tool_use" : "end_turn")
                    .putNull("stop_sequence");
            delta.putObject("usage").put("output_tokens", deltas);
            send("message_delta", delta);
            send("message_stop", JSON.objectNode());
            connection.endStream();
        }

        private void say(String kind, String deltaKind, String text) throws IOException {
            start();
            if (!open.equals(kind)) {
                closeBlock();
                open = kind;
                index++;
                var block = JSON.objectNode().put("type", kind).put(kind, "");
                send(
                        "content_block_start",
                        JSON.objectNode().put("index", index).set("content_block", block));
                send("ping", JSON.objectNode());
            }
            deltas++;
            var delta = JSON.objectNode().put("type", deltaKind).put(kind, text);
            send("content_block_delta", JSON.objectNode().put("index", index).set("delta", delta));
        }

        private void call(String tool, List<String> arguments) throws IOException {
            start();
            closeBlock();
            open = "tool_use";
            index++;
            calls++;
            var block = JSON.objectNode().put("type", "tool_use").put("id", "toolu_stub_" + index);
            block.put("name", tool).putObject("input");
            send("content_block_start", JSON.objectNode().put("index", index).set("content_block", block));
            for (var fragment : arguments) {
                var delta = JSON.objectNode().put("type", "input_json_delta").put("partial_json", fragment);
                send(
                        "content_block_delta",
                        JSON.objectNode().put("index", index).set("delta", delta));
            }
        }

        private void start() throws IOException {
            if (!started) {
                started = true;
                var message = message(id).putNull("stop_reason");
                message.putArray("content");
                message.set("usage", usage(1));
                send("message_start", JSON.objectNode().set("message", message));
            }
        }

        private void closeBlock() throws IOException {
            if (open.equals("thinking")) {
                var seal = JSON.objectNode().put("type", "signature_delta").put("signature", "sealed-" + index);
                send(
                        "content_block_delta",
                        JSON.objectNode().put("index", index).set("delta", seal));
            }
            if (!open.isEmpty()) {
                send("content_block_stop", JSON.objectNode().put("index", index));
            }
        }

        private void send(String event, ObjectNode data) throws IOException {
            connection.send("event: " + event + "\ndata: " + data.put("type", event) + "\n\n");
        }
    }
}
