package io.ledgerchat.api.memory;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is remembered about people, over HTTP (contract 20 §I4). */
class MemoriesIT {
    private static final String MEMORIES = "/api/memories";

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient client = server.signedIn();

    @Test
    void whatIsRememberedIsListedTheNewestFirst() {
        var empty = json(expect(200, client.get(MEMORIES)));
        assertThat(empty.toString())
                .isEqualTo("{\"memories\":[],\"totalTokens\":0,\"tokenLimit\":null,\"charLimit\":10000,"
                        + "\"usagePercentage\":null}");

        var created = json(expect(201, remember(" town ", " London calling ")));
        assertThat(created.get("created").asBoolean()).isTrue();
        var memory = created.get("memory");
        assertThat(memory.get("_id").asString()).matches("[0-9a-f]{24}");
        assertThat(memory.get("userId").asString()).isEqualTo(client.accountId());
        assertThat(memory.get("key").asString()).isEqualTo("town");
        assertThat(memory.get("value").asString()).isEqualTo("London calling");
        assertThat(memory.get("tokenCount").asInt()).isPositive();
        expect(201, client.post(MEMORIES, Map.of("key", "pet", "value", "cat", "agentId", "agent_1")));

        var all = json(expect(200, client.get(MEMORIES)));
        assertThat(keys(all)).containsExactly("pet", "town");
        assertThat(all.get("totalTokens").asInt())
                .isEqualTo(memory.get("tokenCount").asInt());
        assertThat(keys(json(server.signedIn().get(MEMORIES)))).isEmpty();
    }

    @Test
    void aKeyIsTakenOnce() {
        expect(201, remember("town", "London"));
        assertThat(error(409, remember("town", "Paris"))).isEqualTo("Memory with this key already exists.");
    }

    @Test
    void whatCannotBeRememberedIsRefusedInTheWordsOfTheContract() {
        assertThat(error(400, client.post(MEMORIES, null)))
                .isEqualTo("Key is required and must be a non-empty string.");
        assertThat(error(400, client.post(MEMORIES, Map.of("key", 5, "value", "x"))))
                .isEqualTo("Key is required and must be a non-empty string.");
        assertThat(error(400, remember("town", " "))).isEqualTo("Value is required and must be a non-empty string.");
        assertThat(error(400, remember("k".repeat(1001), "x")))
                .isEqualTo("Key exceeds maximum length of 1000 characters. Current length: 1001 characters.");
        assertThat(error(400, remember("town", "x".repeat(10_001))))
                .isEqualTo("Value exceeds maximum length of 10000 characters. Current length: 10001 characters.");
        assertThat(error(400, remember("Town", "x"))).contains("lowercase letters and underscores");
        assertThat(error(400, remember("nothing", "x"))).isEqualTo("Failed to create memory.");
        assertThat(keys(json(client.get(MEMORIES)))).isEmpty();
    }

    @Test
    void aMemoryIsChangedAndRenamed() {
        var id = json(expect(201, remember("town", "London")))
                .get("memory")
                .get("_id")
                .asString();
        var changed = json(expect(200, client.patch(MEMORIES + "/town", Map.of("key", "town", "value", "Paris"))));
        assertThat(changed.get("updated").asBoolean()).isTrue();
        assertThat(changed.get("memory").get("_id").asString()).isEqualTo(id);
        assertThat(changed.get("memory").get("value").asString()).isEqualTo("Paris");

        var renamed = json(expect(200, client.patch(MEMORIES + "/town", Map.of("key", "home", "value", "Paris"))));
        assertThat(renamed.get("memory").get("_id").asString()).isNotEqualTo(id);
        assertThat(keys(json(client.get(MEMORIES)))).containsExactly("home");
        assertThat(error(404, client.patch(MEMORIES + "/town", Map.of("value", "x"))))
                .isEqualTo("Memory not found.");
        expect(201, remember("town", "London"));
        assertThat(error(409, client.patch(MEMORIES + "/town", Map.of("key", "home", "value", "x"))))
                .isEqualTo("Memory with this key already exists.");
    }

    @Test
    void aMemoryIsForgottenByItsOwnerOnly() {
        expect(201, remember("town", "London"));
        assertThat(error(404, server.signedIn().delete(MEMORIES + "/town", null)))
                .isEqualTo("Memory not found.");
        assertThat(expect(200, client.delete(MEMORIES + "/town", null)).body()).isEqualTo("{\"deleted\":true}");
        assertThat(error(404, client.delete(MEMORIES + "/town", null))).isEqualTo("Memory not found.");
    }

    @Test
    void anAgentsMemoriesAreApart() {
        expect(201, client.post(MEMORIES, Map.of("key", "pet", "value", "cat", "agentId", "agent_1")));
        expect(404, client.delete(MEMORIES + "/pet", null));
        expect(200, client.patch(MEMORIES + "/pet?agentId=agent_1", Map.of("value", "dog")));
        expect(200, client.delete(MEMORIES + "/pet?agentId=agent_1", null));
        var sentence = "Ada, a patient of Dr. X";
        assertThat(error(400, client.post(MEMORIES, Map.of("key", "pet", "value", "cat", "agentId", sentence))))
                .isEqualTo("agentId must be the id of an agent.");
    }

    @Test
    void peopleChooseWhetherTheyAreRemembered() {
        assertThat(error(400, client.patch(MEMORIES + "/preferences", Map.of("memories", "no"))))
                .isEqualTo("memories must be a boolean value.");
        assertThat(expect(200, client.patch(MEMORIES + "/preferences", Map.of("memories", false)))
                        .body())
                .isEqualTo("{\"updated\":true,\"preferences\":{\"memories\":false}}");
        assertThat(json(client.get("/api/user"))
                        .get("personalization")
                        .get("memories")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theLogHoldsNoMemoryInTheOpen() {
        expect(201, remember("secret_town", "Atlantis below the waves"));
        var payloads = server.bean(JdbcClient.class)
                .sql("select convert_from(payload, 'UTF8') from ledger.domain_event_entry"
                        + " where aggregate_identifier = ?")
                .param("memories:" + client.accountId())
                .query(String.class)
                .list();
        assertThat(payloads).hasSize(1);
        assertThat(payloads.getFirst()).doesNotContain("Atlantis", "secret_town");
    }

    private HttpResponse<String> remember(String key, String value) {
        return client.post(MEMORIES, Map.of("key", key, "value", value));
    }

    private static List<String> keys(JsonNode all) {
        var keys = new ArrayList<String>();
        all.get("memories").forEach(memory -> keys.add(memory.get("key").asString()));
        return keys;
    }

    private static String error(int status, HttpResponse<String> answer) {
        return json(expect(status, answer)).get("error").asString();
    }
}
