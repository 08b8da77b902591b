package io.ledgerchat.api.apikey;

import io.ledgerchat.event.message.ReplyUsage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A response in the words of OpenAI's API (contract 85 §5): what was asked, repeated, around what came of it. */
record ResponseDocuments(String id, Instant createdAt, String model, JsonNode asked) {
    Map<String, Object> begun() {
        return document("in_progress", List.of(), null, null);
    }

    Map<String, Object> completed(List<Map<String, Object>> output, @Nullable ReplyUsage usage, Instant at) {
        return document("completed", output, usage, at);
    }

    private Map<String, Object> document(
            String status,
            List<Map<String, Object>> output,
            @Nullable ReplyUsage usage,
            @Nullable Instant completedAt) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("id", id);
        document.put("object", "response");
        document.put("created_at", createdAt.getEpochSecond());
        document.put("completed_at", completedAt == null ? null : completedAt.getEpochSecond());
        document.put("status", status);
        document.put("incomplete_details", null);
        document.put("model", model);
        document.put("previous_response_id", null);
        document.put("instructions", echoed("instructions", null));
        document.put("output", output);
        document.put("error", null);
        document.put("tools", List.of());
        document.put("tool_choice", "auto");
        document.put("truncation", "disabled");
        document.put("parallel_tool_calls", true);
        document.put("text", Map.of("format", Map.of("type", "text")));
        document.put("temperature", echoed("temperature", 1));
        document.put("top_p", echoed("top_p", 1));
        document.put("presence_penalty", 0);
        document.put("frequency_penalty", 0);
        document.put("top_logprobs", 0);
        document.put("reasoning", null);
        document.put("user", null);
        document.put("usage", usage == null ? null : usage(usage));
        document.put("max_output_tokens", echoed("max_output_tokens", null));
        document.put("max_tool_calls", null);
        document.put("store", false);
        document.put("background", false);
        document.put("service_tier", "default");
        document.put("metadata", echoed("metadata", Map.of()));
        document.put("safety_identifier", null);
        document.put("prompt_cache_key", null);
        return document;
    }

    private @Nullable Object echoed(String name, @Nullable Object otherwise) {
        return asked.hasNonNull(name) ? asked.get(name) : otherwise;
    }

    private static Map<String, Object> usage(ReplyUsage usage) {
        var document = new LinkedHashMap<String, Object>();
        document.put("input_tokens", usage.input());
        document.put("output_tokens", usage.output());
        document.put("total_tokens", usage.input() + usage.output());
        document.put("input_tokens_details", Map.of("cached_tokens", usage.cacheRead()));
        document.put("output_tokens_details", Map.of("reasoning_tokens", 0));
        return document;
    }
}
