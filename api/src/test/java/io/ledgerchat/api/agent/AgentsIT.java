package io.ledgerchat.api.agent;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Agents as clients build and list them (contract 70). */
class AgentsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestClient ada = SERVER.signedIn();

    @Test
    void aNewAgentHasExactlyTheFieldsOfTheContract() {
        var agent = SavedAgent.by(
                        ada,
                        Map.of(
                                "tools",
                                List.of("file_search", "teleport"),
                                "model_parameters",
                                Map.of("temperature", "0.2", "topP", "", "resendFiles", true),
                                "author",
                                "somebody",
                                "is_promoted",
                                true))
                .document();

        assertThat(agent.propertyNames())
                .containsExactlyInAnyOrder(
                        "_id",
                        "id",
                        "name",
                        "instructions",
                        "provider",
                        "model",
                        "model_parameters",
                        "author",
                        "tools",
                        "tool_kwargs",
                        "agent_ids",
                        "edges",
                        "conversation_starters",
                        "category",
                        "is_promoted",
                        "mcpServerNames",
                        "versions",
                        "createdAt",
                        "updatedAt",
                        "__v");
        assertThat(agent.get("id").asString()).matches("agent_[A-Za-z0-9_-]{21}");
        assertThat(agent.get("_id").asString()).matches("[0-9a-f]{24}");
        assertThat(agent.get("author").asString()).isEqualTo(ada.accountId());
        assertThat(agent.get("is_promoted").asBoolean()).isFalse();
        assertThat(agent.get("tools")).isEqualTo(JSON.readTree("[\"file_search\"]"));
        assertThat(agent.get("model_parameters"))
                .isEqualTo(JSON.readTree("{\"temperature\":0.2,\"resendFiles\":true}"));
        assertThat(agent.get("versions")).hasSize(1);
        assertThat(agent.get("versions").get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "instructions",
                        "provider",
                        "model",
                        "model_parameters",
                        "tools",
                        "mcpServerNames",
                        "id",
                        "createdAt",
                        "updatedAt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\":\"m\"} | invalid_type | [\"provider\"] | Required",
                "{\"provider\":\"p\"} | invalid_type | [\"model\"] | Required",
                "{\"provider\":\"p\",\"model\":\"m\",\"name\":5} | invalid_type | [\"name\"] | Expected string, received number",
                "{\"provider\":\"p\",\"model\":\"m\",\"tools\":[1]} | invalid_type | [\"tools\",0] | Expected string, received number",
                "{\"provider\":\"p\",\"model\":\"m\",\"support_contact\":{\"email\":\"nobody\"}} | invalid_string"
                        + " | [\"support_contact\",\"email\"] | Invalid email"
            })
    void wrongTypesAreRefusedOneByOne(String body, String code, String path, String message) {
        var refusal = json(expect(400, ada.post("/api/agents", body)));

        assertThat(refusal.get("error").asString()).isEqualTo("Invalid request data");
        assertThat(refusal.get("details")).hasSize(1);
        var issue = refusal.get("details").get(0);
        assertThat(issue.get("code").asString()).isEqualTo(code);
        assertThat(issue.get("path")).isEqualTo(JSON.readTree(path));
        assertThat(issue.get("message").asString()).isEqualTo(message);
    }

    @Test
    void itsOwnerSeesAllOfItButTheVersions() {
        var agent = SavedAgent.by(ada, Map.of("description", "Reviews NDAs"));

        var shown = json(expect(200, ada.get(agent.path())));
        assertThat(shown).isEqualTo(json(expect(200, ada.get(agent.path() + "/expanded"))));
        assertThat(shown.has("versions")).isFalse();
        assertThat(shown.get("version").asInt()).isEqualTo(1);
        assertThat(shown.get("isPublic").asBoolean()).isFalse();
        assertThat(shown.get("author").asString()).isEqualTo(ada.accountId());
        assertThat(shown.get("owner_contact").get("name").asString()).startsWith("Test user");
        assertThat(json(expect(200, ada.get(agent.path() + "/versions")))).hasSize(1);
    }

    @Test
    void eachChangeLeavesAVersionAndARepetitionNone() {
        var agent = SavedAgent.by(ada, Map.of());

        var changed = json(expect(200, ada.patch(agent.path(), Map.of("name", "Editor", "id", "agent_other"))));
        assertThat(changed.get("id").asString()).isEqualTo(agent.id());
        assertThat(changed.get("name").asString()).isEqualTo("Editor");
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        var snapshot = changed.get("versions").get(1);
        assertThat(snapshot.get("name").asString()).isEqualTo("Editor");
        assertThat(snapshot.get("updatedBy").asString()).isEqualTo(ada.accountId());
        assertThat(snapshot.get("category").asString()).isEqualTo("general");
        assertThat(snapshot.get("createdAt")).isEqualTo(agent.document().get("createdAt"));

        assertThat(json(ada.patch(agent.path(), Map.of("name", "Editor")))
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(ada.patch(agent.path(), Map.of())).get("version").asInt())
                .isEqualTo(2);
    }

    @Test
    void anAgentGoesBackToWhatItWas() {
        var agent = SavedAgent.by(ada, Map.of());
        expect(200, ada.patch(agent.path(), Map.of("name", "Editor", "category", "hr")));

        var reverted = json(expect(200, ada.post(agent.path() + "/revert", Map.of("version_index", "0"))));
        assertThat(reverted.get("name").asString()).isEqualTo("Contract reviewer");
        assertThat(reverted.get("category").asString()).isEqualTo("hr");
        assertThat(reverted.get("versions")).hasSize(2);
        assertThat(reverted.has("version")).isFalse();

        assertThat(expect(400, ada.post(agent.path() + "/revert", Map.of())).body())
                .isEqualTo("{\"error\":\"version_index is required\"}");
        assertThat(expect(400, ada.post(agent.path() + "/revert", Map.of("version_index", 7)))
                        .body())
                .isEqualTo("{\"error\":\"Version 7 not found\"}");
    }

    @Test
    void aCopyIsAnAgentOfItsOwn() {
        var agent = SavedAgent.by(ada, Map.of("tools", List.of("web_search")));

        var answer = json(expect(201, ada.post(agent.path() + "/duplicate", null)));
        var copy = answer.get("agent");
        assertThat(answer.get("actions")).isEmpty();
        assertThat(copy.get("actions")).isEmpty();
        assertThat(copy.get("id").asString()).isNotEqualTo(agent.id());
        assertThat(copy.get("name").asString()).matches("Contract reviewer \\(\\d+/\\d+/\\d\\d, \\d\\d:\\d\\d\\)");
        assertThat(copy.get("tools")).isEqualTo(agent.document().get("tools"));
        expect(200, ada.get("/api/agents/" + copy.get("id").asString() + "/versions"));
    }

    /** Subagents are not called here: one that was deleted stands in the way of nothing. */
    @Test
    void anAgentWhoseSubagentIsGoneCanBeCopied() {
        var agent =
                SavedAgent.by(ada, Map.of("subagents", Map.of("enabled", true, "agent_ids", List.of("agent_gone"))));

        expect(201, ada.post(agent.path() + "/duplicate", null));
    }

    @Test
    void aDeletedAgentIsGone() {
        var agent = SavedAgent.by(ada, Map.of());

        assertThat(expect(200, ada.delete(agent.path(), null)).body()).isEqualTo("{\"message\":\"Agent deleted\"}");
        assertThat(expect(404, ada.get(agent.path())).body()).contains("agent not found");
        assertThat(expect(200, ada.get("/api/agents")).body()).doesNotContain(agent.id());
        assertThat(expect(404, SERVER.administrator().get(agent.path())).body())
                .isEqualTo("{\"error\":\"Agent not found\"}");
    }

    @Test
    void anAvatarIsTakenAwayWithAnExplicitNull() {
        var agent = SavedAgent.by(ada, Map.of("avatar", Map.of("filepath", "/images/a.png", "source", "local")));
        assertThat(agent.document().get("avatar").get("filepath").asString()).isEqualTo("/images/a.png");

        assertThat(json(ada.patch(agent.path(), Map.of("avatar", Map.of("filepath", "/b.png", "source", "local"))))
                        .get("avatar")
                        .get("filepath")
                        .asString())
                .isEqualTo("/images/a.png");
        var without = new HashMap<String, Object>();
        without.put("avatar", null);
        assertThat(json(expect(200, ada.patch(agent.path(), without))).has("avatar"))
                .isFalse();
    }

    @Test
    void handoffsLeadToAgentsThatTheirBuilderSees() {
        var stranger = SavedAgent.by(SERVER.signedIn(), Map.of());
        var mine = SavedAgent.by(ada, Map.of());
        var edges = List.of(Map.of("from", "", "to", mine.id(), "edgeType", "handoff", "description", ""));

        var agent = SavedAgent.by(ada, Map.of("edges", edges));
        var edge = agent.document().get("edges").get(0);
        assertThat(edge.get("from").asString()).isEqualTo(agent.id());
        assertThat(edge.get("description").isNull()).isTrue();

        var unknown = Map.of("edges", List.of(Map.of("from", "", "to", "agent_x")));
        assertThat(json(expect(400, ada.patch(agent.path(), unknown))))
                .isEqualTo(JSON.readTree("{\"error\":\"One or more agents referenced in edges do not exist\","
                        + "\"agent_ids\":[\"agent_x\"]}"));
        var unseen = Map.of("edges", List.of(Map.of("from", "", "to", stranger.id())));
        assertThat(json(expect(403, ada.patch(agent.path(), unseen)))
                        .get("agent_ids")
                        .get(0)
                        .asString())
                .isEqualTo(stranger.id());
    }

    @Test
    void nobodyHandsOverToAnAgentThatWasJustDeleted() {
        var gone = SavedAgent.by(ada, Map.of());
        var edges = List.of(Map.of("from", "", "to", gone.id(), "edgeType", "handoff"));
        var agents = Stream.generate(() -> SavedAgent.by(ada, Map.of("edges", edges)))
                .limit(3)
                .toList();

        expect(200, ada.delete(gone.path(), null));
        assertThat(agents)
                .allSatisfy(agent -> assertThat(
                                json(ada.get(agent.path() + "/expanded")).get("edges"))
                        .isEmpty());
    }

    @Test
    void toolsAreNone() {
        assertThat(json(expect(200, ada.get("/api/agents/tools")))
                        .at("/0/pluginKey")
                        .asString())
                .isEqualTo("calculator");
        assertThat(expect(200, ada.get("/api/agents/tools/calls?conversationId=1"))
                        .body())
                .isEqualTo("[]");
        assertThat(expect(200, ada.get("/api/agents/actions")).body()).isEqualTo("[]");
        assertThat(expect(404, ada.get("/api/agents/tools/teleport/auth")).body())
                .isEqualTo("{\"message\":\"Tool not found\"}");
        assertThat(SERVER.client().get("/api/agents").statusCode()).isEqualTo(401);
    }
}
