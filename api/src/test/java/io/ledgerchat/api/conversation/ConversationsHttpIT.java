package io.ledgerchat.api.conversation;

import static io.ledgerchat.api.conversation.OnlyConversation.titles;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Conversations as clients ask for them (contract 40 §2). */
class ConversationsHttpIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final OnlyConversation only = OnlyConversation.titled("Fjords", SERVER);
    private final TestClient ada = only.owner();
    private final Recorder adas = only.recorder();
    private final ConversationId fjords = only.id();

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
        JsonNode document = json(expect(200, ada.get(only.path())));
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
        assertThat(expect(404, SERVER.signedIn().get(only.path())).body()).isEmpty();
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
}
