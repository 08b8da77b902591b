package io.ledgerchat.query.message;

import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a reply in the form that clients read (contract 30 §17.2). */
public final class WireContent {
    private WireContent() {}

    public static List<Map<String, Object>> of(List<ContentPart> parts) {
        return parts.stream().map(WireContent::part).toList();
    }

    private static Map<String, Object> part(ContentPart part) {
        return switch (part) {
            case ContentPart.Text(var said) -> Map.of("type", "text", "text", said);
            case ContentPart.Think(var thought) -> Map.of("type", "think", "think", thought);
            case ContentPart.ToolCall call -> Map.of("type", "tool_call", "tool_call", toolCall(call));
            case ContentPart.Failure(var reason) -> Map.of("type", "error", "error", reason);
            case ContentPart.Attributed(var agentId, var groupId, var said) -> attributed(agentId, groupId, said);
        };
    }

    private static Map<String, Object> attributed(String agentId, int groupId, ContentPart said) {
        var wire = new LinkedHashMap<>(part(said));
        wire.put("agentId", agentId);
        wire.put("groupId", groupId);
        return wire;
    }

    private static Map<String, Object> toolCall(ContentPart.ToolCall call) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", call.id());
        wire.put("name", call.name());
        wire.put("args", call.args());
        wire.put("type", "tool_call");
        putIfKnown(wire, "progress", call.output() == null ? null : 1);
        putIfKnown(wire, "output", call.output());
        putIfKnown(wire, "runStepStatus", call.status());
        putIfKnown(wire, "runStepDurationMs", call.durationMs());
        return wire;
    }

    /** What a tool left for the reader, as clients know it (contract 30 §6.3). */
    public static Map<String, Object> attachment(Attachment left, MessageId reply, ConversationId conversation) {
        var wire = new LinkedHashMap<>(left.content());
        wire.put("messageId", reply.value());
        wire.put("toolCallId", left.toolCallId());
        wire.put("conversationId", conversation.value());
        return wire;
    }

    /** What was left, as {@link #attachment} tells it. */
    public static Attachment readAttachment(Map<String, Object> wire) {
        var content = new LinkedHashMap<>(wire);
        content.keySet().removeAll(Set.of("messageId", "toolCallId", "conversationId"));
        return new Attachment(text(wire, "toolCallId"), content);
    }

    /** The parts that this wire form says; the reverse of {@link #of}. */
    public static List<ContentPart> read(List<Map<String, Object>> content) {
        return content.stream().map(WireContent::read).toList();
    }

    private static ContentPart read(Map<String, Object> part) {
        return part.get("agentId") instanceof String agentId && part.get("groupId") instanceof Number groupId
                ? new ContentPart.Attributed(agentId, groupId.intValue(), readPlain(part))
                : readPlain(part);
    }

    private static ContentPart readPlain(Map<String, Object> part) {
        return switch (text(part, "type")) {
            case "think" -> new ContentPart.Think(text(part, "think"));
            case "tool_call" -> readToolCall(part.get("tool_call") instanceof Map<?, ?> call ? call : Map.of());
            case "error" -> new ContentPart.Failure(text(part, "error"));
            default -> new ContentPart.Text(text(part, "text"));
        };
    }

    private static ContentPart readToolCall(Map<?, ?> call) {
        return new ContentPart.ToolCall(
                text(call, "id"),
                text(call, "name"),
                text(call, "args"),
                call.get("output") instanceof String output ? output : null,
                call.get("runStepStatus") instanceof String status ? status : null,
                call.get("runStepDurationMs") instanceof Number duration ? duration.longValue() : null);
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    private static void putIfKnown(Map<String, Object> wire, String key, @Nullable Object value) {
        if (value != null) {
            wire.put(key, value);
        }
    }

    /** What was said and thought, joined by single spaces: what a stopped reply shows as text, and what is searched. */
    public static String flatten(List<Map<String, Object>> content) {
        return content.stream().map(WireContent::words).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static @Nullable String words(Map<String, Object> part) {
        Object words = "think".equals(part.get("type")) ? part.get("think") : part.get("text");
        return words instanceof String said && !said.isEmpty() ? said : null;
    }
}
