package io.ledgerchat.command.message;

import io.ledgerchat.event.message.ReplyUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients are shown about usage, as it is kept with an answer whose provider reported it (contract 30 §13). */
final class UsageMetadata {
    private UsageMetadata() {}

    /**
     * @param context of the last call, with the provider's own count
     * @param cost in US dollars, where people are told what calls cost
     */
    static Map<String, Object> of(ReplyHead head, ContextUsage context, ReplyUsage usage, @Nullable Double cost) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("contextUsage", contextUsage(head, context, usage.output()));
        var tokens = new LinkedHashMap<String, Object>();
        tokens.put("input", usage.input());
        tokens.put("output", usage.output());
        tokens.put("cacheWrite", usage.cacheWrite());
        tokens.put("cacheRead", usage.cacheRead());
        if (cost != null) {
            tokens.put("cost", cost);
        }
        metadata.put("usage", tokens);
        return metadata;
    }

    private static Map<String, Object> contextUsage(ReplyHead head, ContextUsage context, long completed) {
        var kept =
                new LinkedHashMap<>(context.document(head, head.reply().voice().agentId()));
        kept.put("completedOutputTokens", completed);
        return kept;
    }
}
