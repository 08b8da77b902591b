package io.ledgerchat.api.preset;

import io.ledgerchat.api.message.ModelParameters;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.preset.Preset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Presets as clients read and write them: what of a conversation can be kept, and a title (contract 50 §1). */
final class PresetDocuments {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OF_A_CONVERSATION = List.of(
            "title",
            "endpoint",
            "endpointType",
            "model",
            "agent_id",
            "assistant_id",
            "spec",
            "iconURL",
            "greeting",
            "file_ids");

    private PresetDocuments() {}

    /** What is to be kept of what was sent. */
    static Map<String, Object> contentOf(JsonNode body) {
        var content = new LinkedHashMap<String, Object>();
        for (String name : OF_A_CONVERSATION) {
            JsonNode value = body.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                content.put(name, JSON.treeToValue(value, Object.class));
            }
        }
        content.putAll(ModelParameters.sentIn(body));
        if (body.path("tools").isArray()) {
            content.put("tools", tools(body.path("tools")));
        }
        return content;
    }

    /** Tools by their keys. */
    private static List<String> tools(JsonNode sent) {
        var tools = new ArrayList<String>();
        for (JsonNode tool : sent) {
            JsonNode key = tool.isObject() ? tool.path("pluginKey") : tool;
            if (key.isString()) {
                tools.add(key.asString());
            }
        }
        return tools;
    }

    static Map<String, Object> of(Preset preset) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", preset.documentId());
        document.put("presetId", preset.presetId());
        document.put("user", preset.owner().value());
        document.put("title", "New Chat");
        document.putAll(preset.content());
        if (preset.byDefault()) {
            document.put("defaultPreset", true);
        }
        if (preset.order() != null) {
            document.put("order", preset.order());
        }
        document.put("isArchived", false);
        document.put("tags", List.of());
        document.put("createdAt", IsoTime.of(preset.createdAt()));
        document.put("updatedAt", IsoTime.of(preset.updatedAt()));
        document.put("__v", 0);
        return document;
    }
}
