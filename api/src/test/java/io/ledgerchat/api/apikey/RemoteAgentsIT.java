package io.ledgerchat.api.apikey;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents called from outside by API keys (contract 85). */
class RemoteAgentsIT {
    private static final String COMPLETIONS = "/api/agents/v1/chat/completions";

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient admin = server.administrator();
    private final SavedAgent agent =
            SavedAgent.by(admin, Map.of("name", "Helper", "model", "fake-echo", "tools", List.of("calculator")));
    private final TestClient program = server.client().withToken(key());

    private String key() {
        var created = json(expect(201, admin.post("/api/api-keys", Map.of("name", "ci"))));
        return created.get("key").asString();
    }

    @Test
    void anAgentIsListedAsAModel() {
        var listed = json(expect(200, program.get("/api/agents/v1/models")));
        assertThat(listed.get("data").toString()).contains(agent.id());
        var one = json(expect(200, program.get("/api/agents/v1/models/" + agent.id())));
        assertThat(one.get("object").asString()).isEqualTo("model");
        assertThat(one.get("name").asString()).isEqualTo("Helper");
        assertThat(code(404, program.get("/api/agents/v1/models/agent_nobody"))).isEqualTo("model_not_found");
    }

    @Test
    void anAnswerComesAsAWhole() {
        var answer = json(expect(200, program.post(COMPLETIONS, body("usage:one two", false))));
        assertThat(answer.get("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("one two");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void aToolRunsOnTheServer() {
        var answer = json(expect(200, program.post(COMPLETIONS, body("tool:calculator:{\"input\":\"6*7\"}", false))));
        assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("tool result: 42");
        assertThat(answer.at("/choices/0/message/tool_calls/0/function/name").asString())
                .isEqualTo("calculator");
    }

    @Test
    void aKeyTellsWhenItWasLastUsed() {
        var created = json(expect(201, admin.post("/api/api-keys", Map.of("name", "nightly"))));
        var path = "/api/api-keys/" + created.get("id").asString();
        assertThat(json(expect(200, admin.get(path))).has("lastUsedAt")).isFalse();
        var nightly = server.client().withToken(created.get("key").asString());
        expect(200, nightly.post(COMPLETIONS, body("hello", false)));
        var first = awaitUseAfter(Instant.parse(created.get("createdAt").asString()), path);
        expect(200, nightly.post(COMPLETIONS, body("hello again", false)));
        awaitUseAfter(first, path);
    }

    private Instant awaitUseAfter(Instant before, String key) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> Instant.parse(json(expect(200, admin.get(key)))
                                .path("lastUsedAt")
                                .asString("1970-01-01T00:00:00Z")),
                        used -> used.isAfter(before));
    }

    @Test
    void anAnswerComesInPieces() {
        var stream = expect(200, program.post(COMPLETIONS, body("hello big world", true)))
                .body();
        assertThat(stream)
                .startsWith("data: {")
                .contains("\"delta\":{\"role\":\"assistant\"}")
                .contains("\"delta\":{\"content\":\" big\"}")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void aRefusingProviderIsPassedOn() {
        var refused = expect(401, program.post(COMPLETIONS, body("error:401:nope", false)));
        assertThat(json(refused).at("/error/message").asString()).startsWith("401 nope");
        var inside = expect(200, program.post(COMPLETIONS, body("error:401:nope", true)))
                .body();
        assertThat(inside).contains("Error: 401 nope").endsWith("data: [DONE]\n\n");
    }

    @Test
    void aModelThatIsNotOfferedIsNotCalled() {
        var other = SavedAgent.by(admin, Map.of("name", "Dreamer", "model", "dream".repeat(1_000)));
        var refused = program.post(
                COMPLETIONS,
                Map.of("model", other.id(), "messages", List.of(Map.of("role", "user", "content", "hello"))));
        assertThat(json(expect(500, refused)).at("/error/message").asString())
                .isEqualTo("The agent's model is not offered here");
    }

    @Test
    void withoutAKeyNobodyComesIn() {
        assertThat(code(401, server.client().withToken(null).get("/api/agents/v1/models")))
                .isEqualTo("missing_api_key");
        assertThat(code(401, server.client().withToken("sk-wrong").get("/api/agents/v1/models")))
                .isEqualTo("invalid_api_key");
        assertThat(code(401, admin.get("/api/agents/v1/models"))).isEqualTo("invalid_api_key");
        expect(401, program.get("/api/user"));
    }

    @Test
    void whatIsAskedIsChecked() {
        assertThat(code(400, program.post(COMPLETIONS, Map.of()))).isEqualTo("missing_model");
        assertThat(code(404, program.post(COMPLETIONS, Map.of("model", "agent_nobody"))))
                .isEqualTo("model_not_found");
        assertThat(message(program.post(COMPLETIONS, Map.of("model", agent.id()))))
                .isEqualTo("messages array is required");
        var withoutRole = Map.of("model", agent.id(), "messages", List.of(Map.of("content", "hi")));
        assertThat(message(program.post(COMPLETIONS, withoutRole))).isEqualTo("messages[0].role is required");
    }

    private Map<String, Object> body(String text, boolean stream) {
        return Map.of(
                "model", agent.id(), "messages", List.of(Map.of("role", "user", "content", text)), "stream", stream);
    }

    private static String code(int status, HttpResponse<String> answer) {
        return json(expect(status, answer)).at("/error/code").asString();
    }

    private static String message(HttpResponse<String> answer) {
        return json(expect(400, answer)).at("/error/message").asString();
    }
}
