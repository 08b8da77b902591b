package io.ledgerchat.infra.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClearFactsTest {
    @Test
    void ofAMapTwentyAreShown() {
        Map<String, Object> facts = facts(IntStream.range(0, 22)
                .mapToObj(number -> "\"S%d\":%d".formatted(number, number))
                .collect(Collectors.joining(",", "{\"settings\":{", "}}")));
        Map<String, Object> shown = new LinkedHashMap<>(facts);

        shown.remove("settings.S21");
        shown.remove("settings.S20");
        assertThat(facts.keySet()).hasSize(22).allMatch(name -> ClearFacts.isShown(name, shown));

        shown.remove("settings.S3");
        assertThat(ClearFacts.isShown("settings.S3", shown)).isFalse();
    }

    @Test
    void severalValuesAreNoIdOfTwoWords() {
        assertThat(ClearFacts.say(facts("{\"policy\":{\"data\":\"file\",\"role\":\"USER\"}}"), "policy", "file/USER"))
                .isTrue();
        assertThat(ClearFacts.say(facts("{\"flags\":{\"SHARE\":true,\"USE\":false}}"), "flags", "true/false"))
                .isFalse();
    }

    private static Map<String, Object> facts(String payload) {
        return ClearFacts.of(payload.getBytes(StandardCharsets.UTF_8));
    }
}
