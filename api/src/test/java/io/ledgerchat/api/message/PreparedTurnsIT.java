package io.ledgerchat.api.message;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.model.stub.StubRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns that the operator prepared (contract 20 §A3): what they are told, what clients see of it, what may be changed. */
class PreparedTurnsIT {
    private static final String QUESTION = "hello to whom it may concern";
    private static final String SPECS = """
            modelSpecs:
              enforce: %s
              list:
                - name: cheap
                  label: Cheap
                  iconURL: /cheap.svg
                  preset:
                    endpoint: Fake
                    model: fake-echo
                    temperature: 0.2
                    promptPrefix: "The operator's secret."
                    additional_instructions: "Another secret."
                - name: helper
                  label: Helper
                  iconURL: /helper.svg
                  preset:
                    agent_id: %s
            interface:
              retentionMode: all
            """;

    private final RunningLedgerChat shared = RunningLedgerChat.shared();
    private final TestClient ada = shared.signedIn();
    private final SavedAgent agent =
            SavedAgent.by(ada, Map.of("name", "Helper", "model", "fake-echo", "instructions", "Be short."));

    @Test
    void whatIsEnforcedIsTheModelAndEveryParameter() {
        try (var server = offering(true)) {
            var person = server.client().withToken(ada.token());
            var turn = say(
                    person,
                    Map.of(
                            "spec",
                            "cheap",
                            "model",
                            "fake-reasoner",
                            "promptPrefix",
                            "Mine.",
                            "temperature",
                            2,
                            "max_tokens",
                            9));

            var asked = asked();
            assertThat(asked.get("model").asString()).isEqualTo("fake-echo");
            assertThat(asked.get("temperature").asDouble()).isEqualTo(0.2);
            assertThat(asked.has("max_tokens")).isFalse();
            assertThat(system(asked)).isEqualTo("The operator's secret.\n\nAnother secret.");
            var kept = json(person.get("/api/convos/" + turn.conversationId()));
            assertThat(kept.get("model").asString()).isEqualTo("fake-echo");
            assertThat(kept.get("spec").asString()).isEqualTo("cheap");
            assertThat(kept.has("promptPrefix")).isFalse();
            assertThat(turn.end().toString()).doesNotContain("secret");

            assertThat(refused(person, Map.of())).contains("No model spec selected");
            assertThat(refused(person, Map.of("spec", "dear"))).contains("Invalid model spec");
            assertThat(refused(person, Map.of("spec", "helper"))).contains("Model spec mismatch");
        }
    }

    @Test
    void whatAClientRemembersOfAnotherTurnIsPassedOver() {
        try (var server = offering(true)) {
            var person = server.client().withToken(ada.token());
            say(
                    person,
                    Map.of("spec", "cheap", "model", Map.of("stale", "remembered"), "agent_id", "agent_remembered"));
            assertThat(asked().get("model").asString()).isEqualTo("fake-echo");
        }
    }

    @Test
    void anEnforcedAgentAnswersWhicheverIsNamed() {
        var other = SavedAgent.by(ada, Map.of("name", "Other", "model", "fake-echo", "instructions", "Be long."));
        try (var server = offering(true)) {
            var person = server.client().withToken(ada.token());
            var turn = say(person, Map.of("spec", "helper", "endpoint", "agents", "agent_id", other.id()));
            assertThat(system(asked())).isEqualTo("Be short.");
            assertThat(turn.end().at("/responseMessage/iconURL").asString()).isEqualTo("/helper.svg");
            assertThat(json(person.get("/api/convos/" + turn.conversationId()))
                            .get("iconURL")
                            .asString())
                    .isEqualTo("/helper.svg");
        }
    }

    @Test
    void whatIsOnlyOfferedLeavesAPersonTheirOwnWords() {
        try (var server = offering(false)) {
            var person = server.client().withToken(ada.token());
            var turn = say(person, Map.of("spec", "cheap", "model", "fake-reasoner", "promptPrefix", "Mine."));
            var asked = asked();
            assertThat(asked.get("model").asString()).isEqualTo("fake-reasoner");
            assertThat(system(asked)).isEqualTo("Mine.\n\nAnother secret.");
            assertThat(turn.end().at("/conversation/promptPrefix").asString()).isEqualTo("Mine.");

            say(person, Map.of("spec", "cheap", "promptPrefix", ""));
            assertThat(system(asked())).startsWith("The operator's secret.");
            assertThat(refused(person, Map.of("spec", "helper"))).contains("Model spec mismatch");

            var beside =
                    Map.of("endpoint", "Fake", "endpointType", "custom", "model", "fake-reasoner", "spec", "helper");
            assertThat(say(person, Map.of("addedConvo", beside))
                            .end()
                            .at("/responseMessage/content")
                            .toString())
                    .contains("fake-reasoner");
        }
    }

    @Test
    void aChatThatExpiresIsNotThereforeATemporaryOne() {
        try (var server = offering(false)) {
            var person = server.client().withToken(ada.token());
            for (boolean temporary : new boolean[] {false, true}) {
                var turn = say(person, Map.of("isTemporary", temporary));
                assertThat(json(person.get("/api/messages/" + turn.conversationId())))
                        .hasSize(2)
                        .allSatisfy(message -> {
                            assertThat(message.get("isTemporary").asBoolean()).isEqualTo(temporary);
                            assertThat(message.get("expiredAt").isString()).isTrue();
                        });
            }
        }
    }

    private RunningLedgerChat offering(boolean enforced) {
        var specs = SPECS.formatted(enforced, agent.id());
        var file = FakeEndpoint.configuration(RunningLedgerChat.temporaryHome(), specs);
        return shared.alongside(Map.of("CONFIG_PATH", file.toString()));
    }

    private static ChatTurn say(TestClient person, Map<String, Object> more) {
        return ChatTurn.hear(person, ChatTurn.start(person, QUESTION, more));
    }

    private static String refused(TestClient person, Map<String, Object> more) {
        return expect(200, person.post("/api/agents/chat/Fake", ChatTurn.payload("hello", more)))
                .body();
    }

    /** What a model was asked last, titles aside. */
    private static JsonNode asked() {
        var request = FakeEndpoint.provider().requests().stream()
                .map(StubRequest::body)
                .filter(body -> body.contains(QUESTION) && body.contains("\"stream\":true"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return JsonMapper.builder().build().readTree(request);
    }

    private static String system(JsonNode asked) {
        return asked.at("/messages/0/content").asString();
    }
}
