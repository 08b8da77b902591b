package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelCall;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a message call beside the messages: LibreChat's parameters in Anthropic's names, {@code addParams} over
 * the caller's, these over the endpoint's defaults, less {@code dropParams}. Thinking is asked for only where {@code
 * thinking} is on; such calls, and newer models, take no sampling parameters.
 *
 * @param stream whether the answer comes in pieces
 * @param maxTokens Anthropic wants a limit always; without one the model's own, as far as it is known and as there is room
 *     beside the messages
 * @param body in the names of the wire, without the limit
 */
record AnthropicParameters(String model, boolean stream, long maxTokens, Map<String, Object> body) {
    /** Names of LibreChat's parameters and of Anthropic's. */
    private static final Map<String, String> WIRE_NAMES = Map.of(
            "temperature", "temperature",
            "topP", "top_p",
            "top_p", "top_p",
            "topK", "top_k",
            "top_k", "top_k",
            "stop", "stop_sequences",
            "maxOutputTokens", "max_tokens",
            "maxTokens", "max_tokens",
            "max_tokens", "max_tokens",
            "user", "metadata");

    /** Switches that become something else below. */
    private static final Set<String> SWITCHES =
            Set.of("thinking", "thinkingBudget", "effort", "promptCache", "promptCacheTtl");

    private static final long USUAL_BUDGET = 2_000;
    private static final long SMALLEST_BUDGET = 1_024;
    private static final long SMALLEST_ANSWER = 8_192;

    /** Of an answer that comes as a whole: the library refuses what might take too long. */
    private static final long LONGEST_UNSTREAMED = 8_192;

    /** Older models refuse a call whose messages and limit together are more than this. */
    private static final long WINDOW = 200_000;

    private static final Set<String> SAMPLING = Set.of("temperature", "top_p", "top_k");

    private static final Pattern WITHOUT_SAMPLING = Pattern.compile("claude-[a-z]+-(4-[7-9]|[5-9])\\b");
    private static final Pattern CHOOSES_ITS_BUDGET = Pattern.compile("claude-[a-z]+-(4-[6-9]|[5-9])\\b");

    /** For an answer in pieces, unless the caller or the endpoint wants it whole. */
    static AnthropicParameters of(ModelCall call) {
        var whole = OpenAiParameters.isTrue(given(call).get("disableStreaming"));
        return of(call, !whole);
    }

    private static Map<String, Object> given(ModelCall call) {
        var given = new HashMap<>(call.endpoint().defaults());
        call.parameters().forEach((name, value) -> {
            if (OpenAiParameters.isGiven(value)) {
                given.put(name, value);
            }
        });
        given.putAll(call.endpoint().addParams());
        return given;
    }

    static AnthropicParameters of(ModelCall call, boolean stream) {
        var given = given(call);
        var added = call.endpoint().addParams();
        var body = new LinkedHashMap<String, Object>();
        putOnTheWire(call.endpoint().defaults(), body);
        putOnTheWire(call.parameters(), body);
        putOnTheWire(added, body);
        added.forEach((name, value) -> {
            if (!WIRE_NAMES.containsKey(name) && !SWITCHES.contains(name) && !OpenAiParameters.isInternal(name)) {
                body.put(name, value);
            }
        });
        body.computeIfPresent("stop_sequences", (name, stop) -> stop instanceof List ? stop : List.of(stop));
        body.putIfAbsent("metadata", Map.of("user_id", call.userId()));
        var model = body.remove("model") instanceof String other && !other.isBlank() ? other : call.model();
        long wanted = body.remove("max_tokens") instanceof Number limit ? limit.longValue() : room(model, call);
        long maxTokens = stream ? wanted : Math.min(wanted, LONGEST_UNSTREAMED);
        if (WITHOUT_SAMPLING.matcher(model).find()) {
            body.keySet().removeAll(SAMPLING);
        }
        applySwitches(given, model, maxTokens, body);
        for (var name : call.endpoint().dropParams()) {
            body.remove(WIRE_NAMES.getOrDefault(name, name));
        }
        return new AnthropicParameters(model, stream, maxTokens, body);
    }

    /** Over what is there, also where that came under another of its names. */
    private static void putOnTheWire(Map<String, Object> parameters, Map<String, Object> body) {
        parameters.forEach((name, value) -> {
            var wireName = WIRE_NAMES.get(name);
            if (wireName != null && OpenAiParameters.isGiven(value)) {
                body.put(wireName, value);
            }
        });
    }

    private static void applySwitches(
            Map<String, Object> given, String model, long maxTokens, Map<String, Object> body) {
        if (OpenAiParameters.isTrue(given.get("thinking"))) {
            think(given.get("thinkingBudget"), model, maxTokens, body);
        } else if (given.get("thinking") instanceof Map<?, ?> wording) {
            body.put("thinking", wording);
        }
        if (OpenAiParameters.isGiven(given.get("effort"))) {
            body.put("output_config", Map.of("effort", given.get("effort")));
        }
        if (OpenAiParameters.isTrue(given.get("promptCache"))) {
            boolean long_ = "1h".equals(given.get("promptCacheTtl"));
            body.put("cache_control", long_ ? Map.of("type", "ephemeral", "ttl", "1h") : Map.of("type", "ephemeral"));
        }
    }

    private static void think(@Nullable Object wanted, String model, long maxTokens, Map<String, Object> body) {
        long budget = wanted instanceof Number number ? number.longValue() : USUAL_BUDGET;
        if (CHOOSES_ITS_BUDGET.matcher(model).find()) {
            body.put("thinking", Map.of("type", "adaptive"));
        } else if (maxTokens > SMALLEST_BUDGET) {
            budget = budget < maxTokens ? budget : maxTokens * 9 / 10;
            budget = Math.max(budget, SMALLEST_BUDGET);
            body.put("thinking", Map.of("type", "enabled", "budget_tokens", budget));
        } else {
            return;
        }
        body.keySet().removeAll(SAMPLING);
    }

    /** As much as the model may say, and as the messages leave room for. */
    private static long room(String model, ModelCall call) {
        long limit = limitOf(model);
        return Math.clamp(WINDOW - PromptSize.tokens(call), Math.min(SMALLEST_ANSWER, limit), limit);
    }

    private static long limitOf(String model) {
        if (model.matches(".*claude-(2|instant|3-(opus|sonnet|haiku)).*")) {
            return 4_096;
        }
        if (model.matches(".*claude-opus-4(-[01])?(-\\d{8})?$")) {
            return 32_000;
        }
        return model.matches(".*claude-(3-7|[a-z]+-[4-9]\\b).*") ? 64_000 : 8_192;
    }
}
