package io.ledgerchat.api.conversation;

import static io.ledgerchat.api.conversation.OnlyConversation.arg;
import static io.ledgerchat.api.conversation.OnlyConversation.titles;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.support.Recorder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Conversations renamed, archived and pinned by clients (contract 40 §2). */
class ConversationChangesIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final OnlyConversation only = OnlyConversation.titled("Fjords", SERVER);
    private final TestClient ada = only.owner();
    private final Recorder adas = only.recorder();
    private final ConversationId fjords = only.id();

    @Test
    void renamingAnswersTheWholeDocumentAndMovesItUp() {
        var before = json(ada.get(only.path()));
        JsonNode after = json(expect(201, only.change("update", Map.of("title", "  Inlets  "))));
        assertThat(after.get("title").asString()).isEqualTo("Inlets");
        assertThat(after.get("updatedAt").asString())
                .isGreaterThan(before.get("updatedAt").asString());
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Inlets");
        assertThat(json(expect(201, only.change("update", Map.of("title", ""))))
                        .get("title")
                        .asString())
                .isEmpty();
    }

    @Test
    void aTitleIsCutAtItsLongestAndNeverInsideACharacter() {
        JsonNode after = json(expect(201, only.change("update", Map.of("title", "x".repeat(1023) + "🙂🙂"))));
        assertThat(after.get("title").asString()).isEqualTo("x".repeat(1023));
    }

    @Test
    void archivingStampsItOnceAndLeavesTheActivity() {
        var before = json(ada.get(only.path()));
        JsonNode archived = json(expect(200, only.change("archive", Map.of("isArchived", true))));
        assertThat(archived.get("isArchived").asBoolean()).isTrue();
        assertThat(archived.get("updatedAt")).isEqualTo(before.get("updatedAt"));
        JsonNode again = json(expect(200, only.change("archive", Map.of("isArchived", true))));
        assertThat(again.get("archivedAt")).isEqualTo(archived.get("archivedAt"));
        assertThat(titles(ada.get("/api/convos"))).isEmpty();
        assertThat(titles(ada.get("/api/convos?isArchived=TRUE&sortBy=archivedAt")))
                .containsExactly("Fjords");
        JsonNode back = json(expect(200, only.change("archive", Map.of("isArchived", false))));
        assertThat(back.get("archivedAt").isNull()).isTrue();
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Fjords");
    }

    @Test
    void archivingAllTakesWhatIsListedWithOneTime() {
        adas.start("Glaciers");
        adas.start("Secret", FAR);
        assertThat(expect(200, ada.post("/api/convos/archive/all", Map.of())).body())
                .isEqualTo("{\"archivedCount\":2}");
        JsonNode archive = json(ada.get("/api/convos?isArchived=true")).get("conversations");
        assertThat(archive).hasSize(2);
        assertThat(archive.get(0).get("archivedAt")).isEqualTo(archive.get(1).get("archivedAt"));
        assertThat(expect(200, ada.post("/api/convos/archive/all", Map.of())).body())
                .isEqualTo("{\"archivedCount\":0}");
    }

    @Test
    void pinningShowsAndUnpinningSaysSo() {
        adas.start("Glaciers");
        JsonNode pinned = json(expect(200, only.change("pin", Map.of("pinned", true))));
        assertThat(pinned.get("pinned").asBoolean()).isTrue();
        assertThat(titles(ada.get("/api/convos?limit=100&pinned=true"))).containsExactly("Fjords");
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Glaciers", "Fjords");
        JsonNode unpinned = json(expect(200, only.change("pin", Map.of("pinned", false))));
        assertThat(unpinned.get("pinned").asBoolean()).isFalse();
        assertThat(titles(ada.get("/api/convos?pinned=true"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update|{}|conversationId is required",
                "update|{\"arg\":{}}|conversationId is required",
                "update|{\"arg\":{\"conversationId\":7,\"title\":\"x\"}}|conversationId is required",
                "update|{\"arg\":{\"conversationId\":\"ID\"}}|title is required",
                "update|{\"arg\":{\"conversationId\":\"ID\",\"title\":null}}|title must be a string",
                "update|{\"arg\":{\"conversationId\":\"ID\",\"title\":5}}|title must be a string",
                "archive|{\"arg\":{\"isArchived\":true}}|conversationId is required",
                "archive|{\"arg\":{\"conversationId\":\"ID\"}}|isArchived must be a boolean",
                "archive|{\"arg\":{\"conversationId\":\"ID\",\"isArchived\":\"true\"}}|isArchived must be a boolean",
                "pin|{\"arg\":{\"pinned\":true}}|conversationId is required",
                "pin|{\"arg\":{\"conversationId\":\"ID\"}}|pinned is required",
                "pin|{\"arg\":{\"conversationId\":\"ID\",\"pinned\":\"true\"}}|pinned must be a boolean"
            })
    void whatIsMissingOrWrongIsSaid(String route, String body, String error) {
        assertThat(expect(400, ada.post("/api/convos/" + route, body.replace("ID", fjords.value())))
                        .body())
                .isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "archive", "pin"})
    void anUnknownConversationIsNotFoundAndNoneIsMade(String route) {
        for (String id : List.of(UUID.randomUUID().toString(), "no-uuid")) {
            assertThat(expect(404, ada.post("/api/convos/" + route, arg(id))).body())
                    .isEqualTo("{\"error\":\"Conversation not found\"}");
        }
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Fjords");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "archive", "pin"})
    void aStrangerIsTurnedAway(String route) {
        var eve = SERVER.signedIn();
        assertThat(expect(403, eve.post("/api/convos/" + route, arg(fjords.value())))
                        .body())
                .isEqualTo("{\"type\":\"convo_access\",\"error\":\"User not authorized for this conversation\"}");
        assertThat(json(ada.get(only.path())).get("title").asString()).isEqualTo("Fjords");
    }
}
