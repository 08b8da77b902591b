package io.ledgerchat.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors were computed by another program in another language; they never change. */
class LeafEncoderTest {
    private static final HexFormat HEX = HexFormat.of();

    @TestFactory
    Stream<DynamicTest> everyVectorHasItsRecordAndLeaf() throws IOException {
        try (var vectors = LeafEncoderTest.class.getResourceAsStream("/leaf-vectors.json")) {
            JsonNode all = new ObjectMapper().readTree(vectors);
            assertThat(all).isNotEmpty();
            return StreamSupport.stream(all.spliterator(), false)
                    .map(vector ->
                            DynamicTest.dynamicTest(vector.get("description").asText(), () -> check(vector)));
        }
    }

    @Test
    void metadataOrderDoesNotMatter() {
        var oneWay = new LinkedHashMap<String, String>();
        var otherWay = new LinkedHashMap<String, String>();
        List.of("actor", "source", "request").forEach(key -> oneWay.put(key, "x"));
        List.of("request", "actor", "source").forEach(key -> otherWay.put(key, "x"));

        assertThat(LeafEncoder.leaf(entry(oneWay))).isEqualTo(LeafEncoder.leaf(entry(otherWay)));
    }

    @Test
    void textThatIsNotUnicodeIsRefused() {
        assertThatThrownBy(() -> LeafEncoder.leaf(entry(Map.of("actor", "\ud83c"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LeafEntry entry(Map<String, String> metadata) {
        return new LeafEntry("id", "Type", "type:1", 0, "thing.happened", "1", 0, new byte[0], metadata);
    }

    private static void check(JsonNode vector) {
        var entry = vector.get("entry");
        var metadata = new HashMap<String, String>();
        entry.get("metadata")
                .properties()
                .forEach(pair -> metadata.put(pair.getKey(), pair.getValue().asText()));
        var leafEntry = new LeafEntry(
                entry.get("eventId").asText(),
                text(entry, "aggregateType"),
                text(entry, "aggregateId"),
                entry.get("sequence").asLong(),
                entry.get("name").asText(),
                text(entry, "revision"),
                entry.get("epochMillis").asLong(),
                entry.get("payload").asText().getBytes(StandardCharsets.UTF_8),
                metadata);

        assertThat(HEX.formatHex(LeafEncoder.record(leafEntry)))
                .isEqualTo(vector.get("record").asText());
        assertThat(HEX.formatHex(LeafEncoder.leaf(leafEntry)))
                .isEqualTo(vector.get("leaf").asText());
    }

    private static @Nullable String text(JsonNode entry, String field) {
        return entry.get(field).isNull() ? null : entry.get(field).asText();
    }
}
