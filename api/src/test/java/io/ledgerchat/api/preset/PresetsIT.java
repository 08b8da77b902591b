package io.ledgerchat.api.preset;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Presets as clients ask for them (contract 50 §1). */
class PresetsIT {
    private final TestClient ada = RunningLedgerChat.shared().signedIn();

    @Test
    void aPresetIsKeptWithWhatCanBeKept() {
        JsonNode kept = save(Map.of(
                "title", "Short answers",
                "endpoint", "MyAI",
                "endpointType", "custom",
                "model", "my-model-1",
                "promptPrefix", "Be brief",
                "temperature", 0.2,
                "user", "somebody else",
                "conversationId", "not kept"));
        assertThat(kept.get("presetId").asString()).hasSize(36);
        assertThat(kept.get("temperature").asDouble()).isEqualTo(0.2);
        assertThat(kept.get("user").asString()).isEqualTo(ada.accountId());
        assertThat(kept.has("conversationId")).isFalse();
        assertThat(kept.has("defaultPreset")).isFalse();
        assertThat(all()).containsExactly(kept);
    }

    @Test
    void theDefaultComesFirstAndThereIsOneAtMost() {
        String one = save(Map.of("title", "One", "defaultPreset", true))
                .get("presetId")
                .asString();
        String two = save(Map.of("title", "Two")).get("presetId").asString();
        assertThat(all().get(0).get("presetId").asString()).isEqualTo(one);
        JsonNode changed = save(Map.of("presetId", two, "defaultPreset", true));
        assertThat(changed.get("order").asInt()).isZero();
        assertThat(changed.get("title").asString()).isEqualTo("Two");
        JsonNode list = all();
        assertThat(list.get(0).get("presetId").asString()).isEqualTo(two);
        assertThat(list.get(1).has("defaultPreset")).isFalse();
        assertThat(list.get(1).has("order")).isFalse();
    }

    @Test
    void oneIsDeletedByItsIdAndAllWithoutOne() {
        String one = save(Map.of("title", "One")).get("presetId").asString();
        save(Map.of("title", "Two"));
        save(Map.of("title", "Three"));
        assertThat(deleted(Map.of("presetId", one, "title", "One"))).isEqualTo(1);
        assertThat(deleted(Map.of("presetId", one))).isZero();
        assertThat(all()).hasSize(2);
        assertThat(deleted(Map.of())).isEqualTo(2);
        assertThat(all()).isEmpty();
    }

    @Test
    void nobodySeesThoseOfOthersNorDeletesThem() {
        String one = save(Map.of("title", "One")).get("presetId").asString();
        TestClient eve = RunningLedgerChat.shared().signedIn();
        assertThat(json(eve.get("/api/presets"))).isEmpty();
        assertThat(json(expect(201, eve.post("/api/presets/delete", Map.of("presetId", one))))
                        .get("deletedCount")
                        .asInt())
                .isZero();
        expect(201, eve.post("/api/presets", Map.of("presetId", one, "title", "Eve's")));
        assertThat(all().get(0).get("title").asString()).isEqualTo("One");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"presetId\":\"no id\"}", "{\"presetId\":7}", "{\"presetId\":{}}"})
    void whatCannotBeAnIdIsRefused(String body) {
        expect(400, ada.post("/api/presets", body));
        expect(400, ada.post("/api/presets/delete", body));
        assertThat(all()).isEmpty();
    }

    private JsonNode save(Map<String, Object> preset) {
        return json(expect(201, ada.post("/api/presets", preset)));
    }

    private JsonNode all() {
        return json(expect(200, ada.get("/api/presets")));
    }

    private int deleted(Map<String, Object> body) {
        return json(expect(201, ada.post("/api/presets/delete", body)))
                .get("deletedCount")
                .asInt();
    }
}
