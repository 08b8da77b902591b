package io.ledgerchat.api.message;

import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Step;
import io.ledgerchat.command.message.ReplyHead;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a live reply (a stretch of text, of thought, or a call of a tool) as clients know them (contract 30 §6). */
final class StepDocuments {
    private StepDocuments() {}

    /** The step as it was opened, or as it is known once it was closed. */
    static Map<String, Object> step(ReplyHead head, Step step, @Nullable Instant closedAt) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("stepIndex", step.place());
        data.put("id", step.id());
        data.put("type", type(step));
        data.put("index", step.index());
        data.put("stepDetails", details(step));
        data.put("usage", null);
        data.put("status", closedAt == null ? "in_progress" : "completed");
        data.put("runId", head.reply().id().value());
        attribute(data, step);
        data.put("created_at", step.openedAt().toEpochMilli());
        if (closedAt != null) {
            data.put("completed_at", closedAt.toEpochMilli());
        }
        return nullable(data);
    }

    private static String type(Step step) {
        return step.kind() == Kind.TOOL_CALL ? "tool_calls" : "message_creation";
    }

    private static Map<String, Object> details(Step step) {
        var details = new LinkedHashMap<String, Object>();
        details.put("type", type(step));
        var call = step.call();
        if (call != null) {
            details.put(
                    "tool_calls",
                    List.of(Map.of("name", call.tool(), "args", Map.of(), "id", call.id(), "type", "tool_call")));
            return details;
        }
        var creation = new LinkedHashMap<String, Object>();
        creation.put("message_id", step.completionId());
        if (step.kind() != Kind.SILENCE) {
            creation.put("content_type", contentType(step));
        }
        details.put("message_creation", creation);
        return details;
    }

    private static String contentType(Step step) {
        return step.kind() == Kind.THOUGHT ? "think" : "text";
    }

    /** A null that is said is part of the wire form. */
    @SuppressWarnings({"NullAway", "unchecked"})
    private static Map<String, Object> nullable(Map<String, @Nullable Object> data) {
        return (Map<String, Object>) (Map<String, ?>) data;
    }

    /** That the step is over. */
    static Map<String, Object> closed(ReplyHead head, Step step, Instant at) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", step.id());
        data.put("index", step.index());
        data.put("type", type(step));
        data.put("status", "completed");
        data.put("closed_at", at.toEpochMilli());
        data.put("created_at", step.openedAt().toEpochMilli());
        data.put("runId", head.reply().id().value());
        attribute(data, step);
        data.put("stepIndex", step.place());
        return data;
    }

    /** Whose part it is, where several answer side by side. */
    private static void attribute(Map<String, ? super Object> data, Step step) {
        if (step.agentId() != null) {
            data.put("agentId", step.agentId());
            data.put("groupId", ReplyFrame.GROUP);
        }
    }

    /** What was added to the step. */
    static Map<String, Object> delta(Step step, String text) {
        if (step.call() != null) {
            return argumentsDelta(step, step.call(), text);
        }
        String type = contentType(step);
        var part = new LinkedHashMap<String, Object>();
        part.put("type", type);
        part.put(type, text);
        var data = new LinkedHashMap<String, Object>();
        data.put("id", step.id());
        data.put("delta", Map.of("content", List.of(part)));
        return data;
    }

    /** The first one, which is empty, names the call once more. */
    private static Map<String, Object> argumentsDelta(Step step, ReplyFrame.Call call, String text) {
        var chunk = new LinkedHashMap<String, Object>();
        if (text.isEmpty()) {
            chunk.put("name", call.tool());
        }
        chunk.put("args", text);
        if (text.isEmpty()) {
            chunk.put("id", call.id());
        }
        chunk.put("index", step.place() - 1);
        chunk.put("type", "tool_call_chunk");
        var delta = new LinkedHashMap<String, Object>();
        delta.put("type", "tool_calls");
        delta.put("tool_calls", List.of(chunk));
        var data = new LinkedHashMap<String, Object>();
        data.put("id", step.id());
        data.put("delta", delta);
        return data;
    }

    /** What the call of the step came to. */
    static Map<String, Object> answered(ReplyFrame.ToolAnswered answered) {
        var step = answered.step();
        var call = new LinkedHashMap<String, Object>();
        call.put("args", answered.arguments());
        if (step.call() != null) {
            call.put("name", step.call().tool());
            call.put("id", step.call().id());
        }
        call.put("output", answered.output());
        call.put("progress", 1);
        var result = new LinkedHashMap<String, Object>();
        result.put("id", step.id());
        result.put("index", step.place() - 1);
        result.put("type", "tool_call");
        result.put("tool_call", call);
        result.put("completed_at", answered.answeredAt().toEpochMilli());
        return Map.of("result", result);
    }
}
