package io.ledgerchat.query.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.agent.AgentSettings;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what the view keeps as JSON. */
final class StoredFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};

    private StoredFields() {}

    static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, FIELDS);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** With what holds where nothing was said. */
    static Map<String, Object> whole(String json) {
        var whole = new LinkedHashMap<>(AgentSettings.DEFAULTS);
        whole.putAll(read(json));
        return whole;
    }
}
