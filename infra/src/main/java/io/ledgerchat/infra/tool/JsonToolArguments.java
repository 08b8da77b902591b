package io.ledgerchat.infra.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ledgerchat.command.tool.ToolArguments;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what models write as arguments: one JSON object and nothing behind it. */
@Component
class JsonToolArguments implements ToolArguments {
    private static final ObjectReader OBJECT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(new TypeReference<Map<String, Object>>() {});

    @Override
    public Optional<Map<String, Object>> read(String json) {
        try {
            return Optional.ofNullable(OBJECT.readValue(json));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }
}
