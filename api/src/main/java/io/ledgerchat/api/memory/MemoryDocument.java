package io.ledgerchat.api.memory;

import io.ledgerchat.command.memory.MemoryRules.Limits;
import io.ledgerchat.query.memory.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Memories as clients know them (contract 20 §I4). */
final class MemoryDocument {
    private MemoryDocument() {}

    /**
     * What counts against the limit is what is for every chat.
     *
     * @param agents the names of those whose own memories are among them, by id, as far as they may be seen
     */
    static Map<String, @Nullable Object> ofAll(List<Memory> memories, Map<String, String> agents, Limits limits) {
        long total = memories.stream()
                .filter(memory -> memory.agentId() == null)
                .mapToLong(Memory::tokenCount)
                .sum();
        var limit = limits.tokens();
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("memories", memories.stream().map(memory -> of(memory, agents)).toList());
        all.put("totalTokens", total);
        all.put("tokenLimit", limit);
        all.put("charLimit", limits.characters());
        all.put("usagePercentage", limit == null ? null : percentage(total, limit));
        return all;
    }

    private static long percentage(long total, long limit) {
        return limit == 0 ? 100 : Math.min(100, Math.round(total * 100.0 / limit));
    }

    static Map<String, Object> of(Memory memory, Map<String, String> agents) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", memory.memoryId());
        document.put("userId", memory.accountId().value());
        document.put("key", memory.key());
        document.put("value", memory.value());
        document.put("tokenCount", memory.tokenCount());
        document.put("updated_at", memory.updatedAt());
        if (memory.agentId() != null) {
            document.put("agentId", memory.agentId());
            if (agents.containsKey(memory.agentId())) {
                document.put("agentName", agents.get(memory.agentId()));
            }
        }
        return document;
    }
}
