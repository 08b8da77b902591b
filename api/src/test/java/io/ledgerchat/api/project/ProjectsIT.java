package io.ledgerchat.api.project;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.support.Recorder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Projects as clients ask for them (contract 40 §4). */
class ProjectsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Fjords");

    @BeforeEach
    void viewsKnowIt() {
        adas.awaitViews();
    }

    @Test
    void aProjectIsMadeChangedAndDeleted() {
        JsonNode made = json(expect(201, ada.post("/api/projects", Map.of("name", " Travel ", "description", "2027"))));
        assertThat(made.get("name").asString()).isEqualTo("Travel");
        assertThat(made.get("conversationCount").asInt()).isZero();
        assertThat(made.get("lastConversationAt").isNull()).isTrue();
        String path = "/api/projects/" + made.get("_id").asString();
        JsonNode changed = json(expect(200, ada.send("PATCH", path, Map.of("name", "x".repeat(120)))));
        assertThat(changed.get("name").asString()).hasSize(100);
        assertThat(changed.get("description").asString()).isEqualTo("2027");
        assertThat(json(expect(200, ada.delete(path, null))).get("deletedCount").asInt())
                .isEqualTo(1);
        expect(404, ada.get(path));
    }

    @Test
    void aConversationLiesInAProjectUntilItIsTakenOut() {
        String travel = make("Travel");
        JsonNode answer = assign(travel);
        assertThat(answer.get("previousProjectId").isNull()).isTrue();
        assertThat(answer.get("conversation").get("chatProjectId").asString()).isEqualTo(travel);
        JsonNode project = json(ada.get("/api/projects/" + travel));
        assertThat(project.get("conversationCount").asInt()).isEqualTo(1);
        assertThat(project.get("lastConversationId").asString()).isEqualTo(fjords.value());
        assertThat(listed("projectId=" + travel)).isEqualTo(1);
        assertThat(listed("projectId=unassigned")).isZero();

        expect(200, ada.post("/api/convos/archive", Map.of("arg", archived())));
        assertThat(json(ada.get("/api/projects/" + travel))
                        .get("conversationCount")
                        .asInt())
                .isZero();

        JsonNode out = assign(null);
        assertThat(out.get("previousProjectId").asString()).isEqualTo(travel);
        assertThat(out.get("conversation").has("chatProjectId")).isFalse();
    }

    @Test
    void aTurnThatNamesAProjectLaysItsChatThere() {
        String travel = make("Travel");
        JsonNode started = ChatTurn.start(ada, "Where to?", Map.of("chatProjectId", travel));
        ChatTurn turn = ChatTurn.hear(ada, started);
        assertThat(json(ada.get("/api/convos/" + turn.conversationId()))
                        .get("chatProjectId")
                        .asString())
                .isEqualTo(travel);
        JsonNode elsewhere = ChatTurn.start(SERVER.signedIn(), "Where to?", Map.of("chatProjectId", travel));
        assertThat(elsewhere.get("status").asString()).isEqualTo("started");
    }

    @Test
    void deletingAProjectKeepsItsConversations() {
        String travel = make("Travel");
        assign(travel);
        assertThat(json(expect(200, ada.delete("/api/projects/" + travel, null)))
                        .get("modifiedCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(expect(200, ada.get("/api/convos/" + fjords.value()))).has("chatProjectId"))
                .isFalse();
        assertThat(listed("projectId=unassigned")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "createdAt", "lastConversationAt"})
    void theCursorLeadsThroughAllPages(String sortBy) {
        var made = new ArrayList<String>();
        for (String name : List.of("Æble", "b", "a", "a")) {
            made.add(make(name));
        }
        assign(made.get(1));
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = json(expect(
                    200,
                    ada.get("/api/projects?limit=1&sortBy=" + sortBy + "&cursor="
                            + URLEncoder.encode(cursor, StandardCharsets.UTF_8))));
            page.get("projects").forEach(project -> seen.add(project.get("_id").asString()));
            cursor = page.get("nextCursor").asString("");
        } while (!cursor.isEmpty() && seen.size() < 10);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        assertThat(json(ada.get("/api/projects?search=%C3%A6B")).get("projects"))
                .hasSize(1);
        assertThat(json(expect(200, ada.get("/api/projects?cursor=nonsense"))).get("projects"))
                .hasSize(4);
    }

    @Test
    void othersAndBadInputAreRefused() {
        String travel = make("Travel");
        TestClient eve = SERVER.signedIn();
        expect(404, eve.get("/api/projects/" + travel));
        expect(404, eve.send("PATCH", "/api/projects/" + travel, Map.of("name", "Mine")));
        expect(404, eve.delete("/api/projects/" + travel, null));
        expect(404, eve.put("/api/projects/conversations/" + fjords.value(), Map.of("projectId", travel)));
        expect(400, ada.post("/api/projects", Map.of("name", "  ")));
        expect(400, ada.send("PATCH", "/api/projects/" + travel, Map.of("name", "")));
        expect(400, ada.put("/api/projects/conversations/" + fjords.value(), Map.of()));
        expect(404, ada.put("/api/projects/conversations/" + fjords.value(), Map.of("projectId", "nonsense")));
        expect(404, ada.get("/api/projects/nonsense"));
    }

    private Map<String, Object> archived() {
        return Map.of("conversationId", fjords.value(), "isArchived", true);
    }

    private String make(String name) {
        return json(expect(201, ada.post("/api/projects", Map.of("name", name))))
                .get("_id")
                .asString();
    }

    private JsonNode assign(@Nullable String project) {
        var body = new HashMap<String, Object>();
        body.put("projectId", project);
        return json(expect(200, ada.put("/api/projects/conversations/" + fjords.value(), body)));
    }

    private int listed(String query) {
        return json(expect(200, ada.get("/api/convos?" + query)))
                .get("conversations")
                .size();
    }
}
