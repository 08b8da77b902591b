package io.ledgerchat.api.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of a turn that a conversation remembers, by their names on the wire (contract 40 §1.1). */
public final class ModelParameters {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of(
            "modelLabel",
            "chatGptLabel",
            "promptPrefix",
            "system",
            "instructions",
            "temperature",
            "top_p",
            "topP",
            "topK",
            "maxOutputTokens",
            "maxTokens",
            "max_tokens",
            "maxContextTokens",
            "presence_penalty",
            "frequency_penalty",
            "stop",
            "promptCache",
            "promptCacheTtl",
            "thinking",
            "thinkingBudget",
            "thinkingLevel",
            "effort",
            "reasoning_effort",
            "reasoning_summary",
            "reasoning_mode",
            "reasoning_context",
            "verbosity",
            "useResponsesApi",
            "web_search",
            "url_context",
            "disableStreaming",
            "fileTokenLimit",
            "resendFiles",
            "resendImages",
            "imageDetail",
            "artifacts",
            "region",
            "examples");

    private ModelParameters() {}

    /** Those among the fields of a prepared turn. */
    static Map<String, Object> among(Map<String, @Nullable Object> fields) {
        var parameters = new LinkedHashMap<String, Object>();
        for (String name : NAMES) {
            Object value = fields.get(name);
            if (value != null) {
                parameters.put(name, value);
            }
        }
        return parameters;
    }

    /** Those that were sent, as they were sent; a null counts as not sent. */
    public static Map<String, Object> sentIn(JsonNode body) {
        var sent = new LinkedHashMap<String, Object>();
        for (String name : NAMES) {
            JsonNode value = body.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                sent.put(name, JSON.treeToValue(value, Object.class));
            }
        }
        return sent;
    }
}
