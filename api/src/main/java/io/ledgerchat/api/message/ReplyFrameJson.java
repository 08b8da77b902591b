package io.ledgerchat.api.message;

import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Step;
import io.ledgerchat.command.message.ReplyHead;
import io.ledgerchat.command.message.ReplySnapshot;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.query.message.WireContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
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
            case ReplyFrame.StepOpened(var step) -> event("on_run_step", StepDocuments.step(head, step, null));
            case ReplyFrame.Delta(var step, var text) -> event(deltaName(step), StepDocuments.delta(step, text));
            case ReplyFrame.ToolAnswered answered -> event("on_run_step_completed", StepDocuments.answered(answered));
            case ReplyFrame.Attached(var attachment) -> attached(head, attachment);
            case ReplyFrame.StepClosed(var step, var at) ->
                event("on_run_step_closed", StepDocuments.closed(head, step, at));
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

    private static String deltaName(Step step) {
        if (step.call() != null) {
            return "on_run_step_delta";
        }
        return step.kind() == Kind.THOUGHT ? "on_reasoning_delta" : "on_message_delta";
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
        snapshot.steps().forEach(known -> steps.add(StepDocuments.step(head, known.step(), known.closedAt())));
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
