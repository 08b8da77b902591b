package io.ledgerchat.api.message;

import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Step;
import io.ledgerchat.command.message.ReplyHead;
import io.ledgerchat.command.message.ReplySnapshot;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.query.message.WireContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The frames of a live reply as they go over the wire (contract 30 §6). */
@Component
class ReplyFrameJson {
    private static final byte[] MESSAGE = "event: message\ndata: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ERROR = "event: error\ndata: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);
    private static final String REPLACED = "Generation state changed; reconnect to load the saved response.";

    private final JsonMapper json;
    private final LastFrames lastFrames;

    ReplyFrameJson(JsonMapper json, LastFrames lastFrames) {
        this.json = json;
        this.lastFrames = lastFrames;
    }

    /** One whole block of the event stream. */
    byte[] encode(ReplyHead head, ReplyFrame frame) {
        boolean failed = frame instanceof ReplyFrame.Broken || frame instanceof ReplyFrame.Replaced;
        byte[] data = json.writeValueAsBytes(document(head, frame));
        byte[] name = failed ? ERROR : MESSAGE;
        var block = new byte[name.length + data.length + END.length];
        System.arraycopy(name, 0, block, 0, name.length);
        System.arraycopy(data, 0, block, name.length, data.length);
        System.arraycopy(END, 0, block, name.length + data.length, END.length);
        return block;
    }

    Map<String, Object> document(ReplyHead head, ReplyFrame frame) {
        return switch (frame) {
            case ReplyFrame.Created _ -> created(head);
            case ReplyFrame.ContextCounted counted -> event("on_context_usage", contextUsage(head, counted));
            case ReplyFrame.StepOpened(var step) -> event("on_run_step", step(head, step, null));
            case ReplyFrame.Delta(var step, var text) -> delta(step, text);
            case ReplyFrame.ToolAnswered answered -> event("on_run_step_completed", answered(answered));
            case ReplyFrame.Attached(var attachment) -> attached(head, attachment);
            case ReplyFrame.StepClosed(var step, var at) -> event("on_run_step_closed", closed(head, step, at));
            case ReplyFrame.TokensCounted counted -> event("on_token_usage", tokens(head, counted));
            case ReplyFrame.Titled(var title) -> titled(head, title);
            case ReplyFrame.Resumed(var snapshot) -> sync(snapshot);
            case ReplyFrame.Finished finished -> Protocol.versioned(lastFrames.finished(head, finished));
            case ReplyFrame.Aborted(var content) -> Protocol.versioned(lastFrames.aborted(head, content));
            case ReplyFrame.Replaced _ -> Protocol.versioned(Map.of("error", REPLACED));
            case ReplyFrame.Broken(var error) -> Protocol.versioned(Map.of("error", error));
        };
    }

    private Map<String, Object> created(ReplyHead head) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("created", true);
        frame.put("message", lastFrames.question(head));
        frame.put("streamId", head.conversationId().value());
        return frame;
    }

    private static Map<String, Object> event(String name, Map<String, Object> data) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("event", name);
        frame.put("data", data);
        return frame;
    }

    /** The live form says of each tool how much it takes. */
    private static Map<String, Object> contextUsage(ReplyHead head, ReplyFrame.ContextCounted counted) {
        var data = counted.usage().document(head, counted.agentId());
        if (data.get("breakdown") instanceof Map<?, ?> kept) {
            var breakdown = new LinkedHashMap<String, Object>();
            kept.forEach((key, value) -> breakdown.put(String.valueOf(key), value));
            breakdown.put("toolTokenCounts", counted.usage().toolTokens());
            data.put("breakdown", breakdown);
        }
        return data;
    }

    private static Map<String, Object> step(ReplyHead head, Step step, @Nullable Instant closedAt) {
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

    private static Map<String, Object> closed(ReplyHead head, Step step, Instant at) {
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

    private static Map<String, Object> delta(Step step, String text) {
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
        return event(step.kind() == Kind.THOUGHT ? "on_reasoning_delta" : "on_message_delta", data);
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
        return event("on_run_step_delta", data);
    }

    private static Map<String, Object> answered(ReplyFrame.ToolAnswered answered) {
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

    private static Map<String, Object> attached(ReplyHead head, Attachment attachment) {
        return event(
                "attachment", WireContent.attachment(attachment, head.reply().id(), head.conversationId()));
    }

    private static Map<String, Object> tokens(ReplyHead head, ReplyFrame.TokensCounted counted) {
        var data = new LinkedHashMap<String, Object>();
        data.put("input_tokens", counted.input());
        data.put("output_tokens", counted.output());
        data.put("total_tokens", counted.input() + counted.output());
        if (counted.cacheWrite() > 0 || counted.cacheRead() > 0) {
            var details = new LinkedHashMap<String, Object>();
            details.put("cache_creation", counted.cacheWrite());
            details.put("cache_read", counted.cacheRead());
            data.put("input_token_details", details);
        }
        data.put("model", counted.model());
        data.put("provider", counted.endpoint().equals("anthropic") ? "anthropic" : "openAI");
        data.put("runId", head.reply().id().value());
        data.put("seq", counted.sequence());
        if (counted.cost() != null) {
            data.put("cost", counted.cost());
        }
        return data;
    }

    private static Map<String, Object> titled(ReplyHead head, String title) {
        var data = new LinkedHashMap<String, Object>();
        data.put("conversationId", head.conversationId().value());
        data.put("title", title);
        return event("title", data);
    }

    private static Map<String, Object> sync(ReplySnapshot snapshot) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("sync", true);
        frame.put("resumeState", resumeState(snapshot));
        frame.put(
                "pendingEvents",
                snapshot.attachments().stream()
                        .map(attachment -> attached(snapshot.head(), attachment))
                        .toList());
        return frame;
    }

    /** What a reader that comes back must know (contract 30 §6.7); empty lists are left out. */
    static Map<String, Object> resumeState(ReplySnapshot snapshot) {
        var head = snapshot.head();
        var state = new LinkedHashMap<String, Object>();
        var steps = new ArrayList<Map<String, Object>>();
        snapshot.steps().forEach(known -> steps.add(step(head, known.step(), known.closedAt())));
        state.put("runSteps", steps);
        state.put("aggregatedContent", WireContent.of(snapshot.content()));
        state.put("userMessage", userMessage(head));
        state.put("responseMessageId", head.reply().id().value());
        state.put("conversationId", head.conversationId().value());
        state.put("sender", head.reply().shownSender());
        if (head.reply().iconUrl() != null) {
            state.put("iconURL", head.reply().iconUrl());
        }
        state.put("model", head.reply().model());
        if (snapshot.title() != null) {
            state.put("titleEvent", titled(head, snapshot.title()));
        }
        if (!snapshot.tokens().isEmpty()) {
            state.put(
                    "collectedUsage",
                    snapshot.tokens().stream()
                            .map(counted -> tokens(head, counted))
                            .toList());
        }
        if (snapshot.context() != null) {
            state.put("contextUsage", contextUsage(head, snapshot.context()));
        }
        return state;
    }

    private static Map<String, Object> userMessage(ReplyHead head) {
        var message = new LinkedHashMap<String, Object>();
        message.put("messageId", head.question().id().value());
        message.put("parentMessageId", head.question().parent().value());
        message.put("conversationId", head.conversationId().value());
        message.put("text", head.question().content().text());
        return message;
    }
}
