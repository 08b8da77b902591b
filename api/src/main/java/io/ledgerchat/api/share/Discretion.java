package io.ledgerchat.api.share;

import io.ledgerchat.query.message.Message;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what a model remembered or forgot about the owner of a reply: the calls of the memory tools, whose arguments
 * and answers say it, and what those left for the reader (contract 50 §4.1).
 */
final class Discretion {
    private static final Set<String> MEMORY_TOOLS = Set.of("set_memory", "delete_memory");

    private Discretion() {}

    static Message over(Message message) {
        return message.with(
                message.content().stream().filter(part -> !callsMemory(part)).toList(),
                message.attachments().stream()
                        .filter(left -> !"memory".equals(left.get("type")))
                        .toList());
    }

    private static boolean callsMemory(Map<String, Object> part) {
        return part.get("tool_call") instanceof Map<?, ?> call
                && call.get("name") instanceof String name
                && MEMORY_TOOLS.contains(name);
    }
}
