package io.ledgerchat.infra.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What may be recorded of a call's parameters for everybody to read, for ever: nothing that can hold a person's words.
 * Whoever asks chooses names and values, so both are looked at.
 */
final class RecordableParameters {
    /** Numbers and truths. */
    private static final Set<String> SETTINGS = Set.of(
            "temperature",
            "top_p",
            "topP",
            "top_k",
            "topK",
            "frequency_penalty",
            "frequencyPenalty",
            "presence_penalty",
            "presencePenalty",
            "max_tokens",
            "maxTokens",
            "max_output_tokens",
            "maxOutputTokens",
            "max_completion_tokens",
            "maxContextTokens",
            "fileTokenLimit",
            "seed",
            "n",
            "promptCache",
            "thinking",
            "thinkingBudget",
            "thinking_budget",
            "useResponsesApi",
            "web_search",
            "url_context",
            "disableStreaming",
            "resendFiles",
            "resendImages");

    /** One of a few words that providers, or LibreChat, made up. */
    private static final Set<String> CHOICES = Set.of(
            "effort",
            "reasoning_effort",
            "reasoning_summary",
            "reasoning_mode",
            "reasoning_context",
            "verbosity",
            "thinkingLevel",
            "promptCacheTtl",
            "imageDetail",
            "artifacts",
            "region");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,40}");

    private RecordableParameters() {}

    static Map<String, Object> among(Map<String, Object> parameters) {
        var readable = new TreeMap<String, Object>();
        parameters.forEach((name, value) -> {
            if (isSetting(name, value) || isChoice(name, value)) {
                readable.put(name, value);
            }
        });
        return readable;
    }

    private static boolean isSetting(String name, Object value) {
        return SETTINGS.contains(name) && (value instanceof Number || value instanceof Boolean);
    }

    private static boolean isChoice(String name, Object value) {
        return CHOICES.contains(name)
                && (value instanceof Boolean
                        || value instanceof String text && WORD.matcher(text).matches());
    }
}
