package io.ledgerchat.infra.model.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of OpenAI's chat completions, as far as the stand-in speaks it. */
record DemoCompletion(String id, long created) {
    static final String MODEL = "demo";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static DemoCompletion named(String id) {
        return new DemoCompletion(id, Instant.now().getEpochSecond());
    }

    static ObjectNode models() {
        var models = JSON.objectNode().put("object", "list");
        models.putArray("data")
                .addObject()
                .put("id", MODEL)
                .put("object", "model")
                .put("owned_by", "ledgerchat");
        return models;
    }

    static ObjectNode error(String message, String code) {
        var error = JSON.objectNode()
                .put("message", message)
                .put("type", "invalid_request_error")
                .put("code", code);
        return JSON.objectNode().set("error", error);
    }

    ObjectNode chunk(String field, String text) {
        return chunk(JSON.objectNode().put(field, text), null);
    }

    ObjectNode end() {
        return chunk(JSON.objectNode(), "stop");
    }

    ObjectNode usage(String question, DemoReply reply) {
        var chunk = of("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", counts(question, reply));
        return chunk;
    }

    ObjectNode whole(String question, DemoReply reply) {
        var completion = of("chat.completion");
        var choice = completion.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        var message = choice.putObject("message").put("role", "assistant").put("content", reply.text());
        if (!reply.reasoning().isEmpty()) {
            message.put("reasoning_content", reply.reasoning());
        }
        completion.set("usage", counts(question, reply));
        return completion;
    }

    private ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
        var chunk = of("chat.completion.chunk");
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        return chunk;
    }

    private ObjectNode of(String kind) {
        return JSON.objectNode()
                .put("id", id)
                .put("object", kind)
                .put("created", created)
                .put("model", MODEL);
    }

    /** A rough measure: there is no model whose vocabulary could be counted. */
    private static ObjectNode counts(String question, DemoReply reply) {
        int asked = Math.ceilDiv(question.length(), 4);
        int said = Math.ceilDiv(reply.text().length() + reply.reasoning().length(), 4);
        return JSON.objectNode()
                .put("prompt_tokens", asked)
                .put("completion_tokens", said)
                .put("total_tokens", asked + said);
    }
}
