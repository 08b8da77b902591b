package io.ledgerchat.api.conversation;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conversations as clients ask for them (contract 40 §2). */
class ConversationsHttpIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Fjords");

    @BeforeEach
    void viewsKnowIt() {
        adas.awaitViews();
    }

    @Test
    void theListShowsExactlyTheFieldsOfTheContract() {
        JsonNode list = json(expect(200, ada.get("/api/convos")));
        assertThat(list.get("nextCursor").isNull()).isTrue();
        assertThat(list.get("conversations")).hasSize(1);
        JsonNode line = list.get("conversations").get(0);
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "_id",
                        "conversationId",
                        "endpoint",
                        "title",
                        "createdAt",
                        "updatedAt",
                        "user",
                        "model",
                        "agent_id",
                        "chatProjectId",
                        "isShared");
        assertThat(line.get("_id").asString()).matches("[0-9a-f]{24}");
        assertThat(line.get("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.get("isShared").asBoolean()).isFalse();
    }

    @Test
    void theWholeDocumentHasExactlyTheFieldsOfTheRecordedOne() {
        var question = adas.say(fjords, MessageId.ROOT, "What is a fjord?");
        adas.reply(fjords, question, new ContentPart.Text("An inlet."));
        adas.awaitViews();
        JsonNode document = json(expect(200, ada.get(path())));
        assertThat(document.propertyNames())
                .containsExactlyInAnyOrder(
                        "_id",
                        "conversationId",
                        "user",
                        "createdAt",
                        "__v",
                        "title",
                        "isArchived",
                        "tags",
                        "chatProjectId",
                        "files",
                        "endpoint",
                        "endpointType",
                        "agent_id",
                        "model",
                        "temperature",
                        "messages",
                        "isTemporary",
                        "expiredAt",
                        "updatedAt");
        assertThat(document.get("messages"))
                .hasSize(2)
                .allMatch(id -> id.asString().matches("[0-9a-f]{24}"));
        assertThat(document.get("expiredAt").isNull()).isTrue();
        assertThat(document.get("chatProjectId").isNull()).isTrue();
        assertThat(document.get("temperature").asDouble()).isEqualTo(0.3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4b0f5a0e-0000-4000-8000-000000000000", "no-uuid", "new"})
    void anUnknownConversationIsAnEmpty404(String id) {
        assertThat(expect(404, ada.get("/api/convos/" + id)).body()).isEmpty();
    }

    @Test
    void anotherPersonsConversationIsAnEmpty404() {
        assertThat(expect(404, SERVER.signedIn().get(path())).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "createdAt", "updatedAt", "archivedAt"})
    void theCursorLeadsThroughAllPages(String sortBy) {
        for (int number = 0; number < 4; number++) {
            adas.start("Ünï " + number % 2);
        }
        adas.awaitViews();
        for (String direction : List.of("asc", "desc")) {
            var seen = new ArrayList<String>();
            String cursor = "";
            do {
                JsonNode page = json(expect(
                        200,
                        ada.get("/api/convos?limit=2&sortBy=" + sortBy + "&sortDirection=" + direction + "&cursor="
                                + URLEncoder.encode(cursor, StandardCharsets.UTF_8))));
                page.get("conversations")
                        .forEach(line -> seen.add(line.get("conversationId").asString()));
                cursor = page.get("nextCursor").isNull()
                        ? ""
                        : page.get("nextCursor").asString();
            } while (!cursor.isEmpty());
            assertThat(seen).as(direction).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void theCursorNamesTheLastRow() {
        adas.start("Glaciers");
        adas.awaitViews();
        JsonNode page = json(expect(200, ada.get("/api/convos?limit=1")));
        JsonNode last = page.get("conversations").get(0);
        var cursor =
                new String(Base64.getDecoder().decode(page.get("nextCursor").asString()), StandardCharsets.UTF_8);
        assertThat(cursor)
                .isEqualTo("{\"primary\":\"%s\",\"secondary\":\"%s\",\"id\":\"%s\"}"
                        .formatted(
                                last.get("updatedAt").asString(),
                                last.get("updatedAt").asString(),
                                last.get("_id").asString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-3",
                "limit=many",
                "limit=99999999999",
                "cursor=%21%21",
                "cursor=e30=",
                "cursor=bnVsbA==",
                "tags=",
                "projectId=unassigned",
                "projectId=",
                "search=",
                "search=%20",
                "sortDirection=sideways",
                "isArchived=no",
                "pinned=yes",
                "limit=1&limit=2"
            })
    void anythingUnreadableMeansTheDefault(String query) {
        assertThat(titles(ada.get("/api/convos?" + query))).containsExactly("Fjords");
    }

    @Test
    void whatNoConversationCarriesYetIsNotFound() {
        assertThat(titles(ada.get("/api/convos?tags=a&tags=b"))).isEmpty();
        assertThat(titles(ada.get("/api/convos?projectId=65f0c0ffee0000000000a001")))
                .isEmpty();
        assertThat(expect(400, ada.get("/api/convos?projectId=x")).body())
                .isEqualTo("{\"error\":\"projectId must be a valid project id or unassigned\"}");
    }

    @Test
    void anUnknownSortKeyFailsAsTheContractSays() {
        assertThat(expect(500, ada.get("/api/convos?sortBy=tokens")).body())
                .isEqualTo("{\"error\":\"Error fetching conversations\"}");
    }

    @Test
    void aTemporaryChatIsReachableButNeverListed() {
        var secret = adas.start("Secret", FAR);
        adas.awaitViews();
        JsonNode document = json(expect(200, ada.get("/api/convos/" + secret.value())));
        assertThat(document.get("isTemporary").asBoolean()).isTrue();
        assertThat(document.get("expiredAt").asString()).isEqualTo("2099-01-01T00:00:00.000Z");
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Fjords");
    }

    @Test
    void renamingAnswersTheWholeDocumentAndMovesItUp() {
        var before = json(ada.get(path()));
        JsonNode after = json(expect(201, change("update", Map.of("title", "  Inlets  "))));
        assertThat(after.get("title").asString()).isEqualTo("Inlets");
        assertThat(after.get("updatedAt").asString())
                .isGreaterThan(before.get("updatedAt").asString());
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Inlets");
        assertThat(json(expect(201, change("update", Map.of("title", ""))))
                        .get("title")
                        .asString())
                .isEmpty();
    }

    @Test
    void aTitleIsCutAtItsLongestAndNeverInsideACharacter() {
        JsonNode after = json(expect(201, change("update", Map.of("title", "x".repeat(1023) + "🙂🙂"))));
        assertThat(after.get("title").asString()).isEqualTo("x".repeat(1023));
    }

    @Test
    void archivingStampsItOnceAndLeavesTheActivity() {
        var before = json(ada.get(path()));
        JsonNode archived = json(expect(200, change("archive", Map.of("isArchived", true))));
        assertThat(archived.get("isArchived").asBoolean()).isTrue();
        assertThat(archived.get("updatedAt")).isEqualTo(before.get("updatedAt"));
        JsonNode again = json(expect(200, change("archive", Map.of("isArchived", true))));
        assertThat(again.get("archivedAt")).isEqualTo(archived.get("archivedAt"));
        assertThat(titles(ada.get("/api/convos"))).isEmpty();
        assertThat(titles(ada.get("/api/convos?isArchived=TRUE&sortBy=archivedAt")))
                .containsExactly("Fjords");
        JsonNode back = json(expect(200, change("archive", Map.of("isArchived", false))));
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
        JsonNode pinned = json(expect(200, change("pin", Map.of("pinned", true))));
        assertThat(pinned.get("pinned").asBoolean()).isTrue();
        assertThat(titles(ada.get("/api/convos?limit=100&pinned=true"))).containsExactly("Fjords");
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Glaciers", "Fjords");
        JsonNode unpinned = json(expect(200, change("pin", Map.of("pinned", false))));
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
        assertThat(json(ada.get(path())).get("title").asString()).isEqualTo("Fjords");
    }

    @Test
    void deletingTakesTheMessagesWithIt() {
        var question = adas.say(fjords, MessageId.ROOT, "What is a fjord?");
        adas.reply(fjords, question, new ContentPart.Text("An inlet."));
        adas.awaitViews();
        assertThat(json(expect(201, ada.delete("/api/convos", arg(fjords.value())))))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"acknowledged\":true,\"deletedCount\":1,\"messages\":{\"acknowledged\":true,"
                                + "\"deletedCount\":2},\"conversationIds\":[\"" + fjords.value() + "\"]}"));
        expect(404, ada.get(path()));
        expect(404, ada.get("/api/messages/" + fjords.value()));
        assertThat(titles(ada.get("/api/convos"))).isEmpty();
        assertThat(expect(500, ada.delete("/api/convos", arg(fjords.value()))).body())
                .isEqualTo("Error clearing conversations");
        expect(404, change("update", Map.of("title", "Back again")));
    }

    @Test
    void nothingIsDeletedByARequestThatNamesNoConversation() {
        assertThat(expect(400, ada.delete("/api/convos", Map.of("arg", Map.of())))
                        .body())
                .isEqualTo("{\"error\":\"no parameters provided\"}");
        assertThat(expect(200, ada.delete("/api/convos", Map.of("arg", Map.of("source", "button"))))
                        .body())
                .isEqualTo("No conversationId provided");
        for (String name : List.of("thread_id", "endpoint", "source")) {
            assertThat(expect(400, ada.delete("/api/convos", Map.of("arg", Map.of(name, "agents"))))
                            .body())
                    .isEqualTo("{\"error\":\"conversationId is required\"}");
        }
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Fjords");
    }

    @Test
    void aStrangerDeletesNothing() {
        var eve = SERVER.signedIn();
        assertThat(expect(500, eve.delete("/api/convos", arg(fjords.value()))).body())
                .isEqualTo("Error clearing conversations");
        assertThat(expect(500, eve.delete("/api/convos/all", null)).body()).isEqualTo("Error clearing conversations");
        expect(200, ada.get(path()));
    }

    @Test
    void clearingTakesArchivedAndTemporaryOnesToo() {
        adas.say(fjords, MessageId.ROOT, "What is a fjord?");
        adas.start("Secret", FAR);
        adas.awaitViews();
        expect(200, change("archive", Map.of("isArchived", true)));
        JsonNode answer = json(expect(201, ada.delete("/api/convos/all", null)));
        assertThat(answer.get("deletedCount").asInt()).isEqualTo(2);
        assertThat(answer.get("messages").get("deletedCount").asInt()).isEqualTo(1);
        assertThat(titles(ada.get("/api/convos?isArchived=true"))).isEmpty();
        assertThat(expect(500, ada.delete("/api/convos/all", null)).body()).isEqualTo("Error clearing conversations");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/convos",
        "GET,/api/convos/x",
        "POST,/api/convos/update",
        "POST,/api/convos/archive",
        "POST,/api/convos/archive/all",
        "POST,/api/convos/pin",
        "DELETE,/api/convos",
        "DELETE,/api/convos/all"
    })
    void nobodyGetsAnywhereWithoutAToken(String method, String path) {
        expect(401, SERVER.client().send(method, path, method.equals("GET") ? null : "{}"));
    }

    private String path() {
        return "/api/convos/" + fjords.value();
    }

    private HttpResponse<String> change(String route, Map<String, Object> more) {
        var arg = new HashMap<>(more);
        arg.put("conversationId", fjords.value());
        return ada.post("/api/convos/" + route, Map.of("arg", arg));
    }

    private static Map<String, Object> arg(String id) {
        return Map.of("arg", Map.of("conversationId", id, "title", "x", "isArchived", true, "pinned", true));
    }

    private static List<String> titles(HttpResponse<String> list) {
        var titles = new ArrayList<String>();
        json(expect(200, list))
                .get("conversations")
                .forEach(line -> titles.add(line.get("title").asString()));
        return titles;
    }
}
