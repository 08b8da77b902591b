package io.ledgerchat.api.message;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Messages as clients ask for them (contract 40 §3). */
class MessagesHttpIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Fjords");
    private final MessageId question = adas.say(fjords, MessageId.ROOT, "What is a fjord?");
    private final MessageId answer = adas.reply(
            fjords,
            question,
            new ContentPart.Think("Hm"),
            new ContentPart.ToolCall("call_1", "atlas", "{}", "an inlet", null, null),
            new ContentPart.Text("An inlet."));

    @BeforeEach
    void viewsKnowIt() {
        adas.awaitViews();
    }

    @Test
    void aQuestionHasExactlyTheFieldsOfTheRecordedOne() {
        JsonNode document = messages().get(0);
        assertThat(document.propertyNames())
                .containsExactlyInAnyOrder(
                        "messageId",
                        "updatedAt",
                        "expiredAt",
                        "isTemporary",
                        "unfinished",
                        "endpoint",
                        "tokenCount",
                        "isCreatedByUser",
                        "text",
                        "sender",
                        "conversationId",
                        "parentMessageId",
                        "createdAt",
                        "model",
                        "error");
        assertThat(document.get("model").isNull()).isTrue();
        assertThat(document.get("isCreatedByUser").asBoolean()).isTrue();
    }

    @Test
    void anAnswerHasExactlyTheFieldsOfTheRecordedOne() {
        JsonNode document = messages().get(1);
        assertThat(document.propertyNames())
                .containsExactlyInAnyOrder(
                        "messageId",
                        "updatedAt",
                        "expiredAt",
                        "isTemporary",
                        "unfinished",
                        "attachments",
                        "tokenCount",
                        "content",
                        "text",
                        "endpoint",
                        "sender",
                        "model",
                        "isCreatedByUser",
                        "parentMessageId",
                        "conversationId",
                        "createdAt",
                        "error",
                        "metadata");
        assertThat(document.get("text").asString()).isEmpty();
        assertThat(document.get("content")).hasSize(3);
        assertThat(document.get("content")
                        .get(1)
                        .get("tool_call")
                        .get("progress")
                        .asInt())
                .isEqualTo(1);
        assertThat(document.get("metadata").get("usage").get("input").asInt()).isEqualTo(3);
    }

    @Test
    void aStoppedAnswerHasItsWordsAsTextAndNoCount() {
        var stopped = adas.begin(fjords, question);
        List<ContentPart> parts = List.of(new ContentPart.Text("w0 w1"));
        adas.record(new ReplyStopped(stopped, fjords, adas.owner(), Personal.of(fjords, parts), null, 2, adas.tick()));
        adas.awaitViews();
        JsonNode document = messages().get(2);
        assertThat(document.propertyNames()).doesNotContain("attachments", "tokenCount");
        assertThat(document.get("unfinished").asBoolean()).isTrue();
        assertThat(document.get("text").asString()).isEqualTo("w0 w1");
    }

    @Test
    void aConversationThatIsNotBegunHasNoMessages() {
        assertThat(expect(200, ada.get("/api/messages/new")).body()).isEqualTo("[]");
        assertThat(expect(200, ada.get("/api/messages/new/" + question.value())).body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4b0f5a0e-0000-4000-8000-000000000000", "no-uuid"})
    void anUnknownConversationIsNotFound(String id) {
        for (var response : List.of(
                ada.get("/api/messages/" + id),
                ada.get("/api/messages/" + id + "/" + question.value()),
                ada.put("/api/messages/" + id + "/" + question.value(), Map.of("text", "x")))) {
            assertThat(expect(404, response).body()).isEqualTo("{\"error\":\"Conversation not found\"}");
        }
    }

    @Test
    void aStrangerFindsNothing() {
        var eve = SERVER.signedIn();
        var own = new Recorder(SERVER, eve).start("Own");
        for (var response :
                List.of(eve.get(path()), eve.get(path(question)), eve.put(path(question), Map.of("text", "x")))) {
            assertThat(expect(404, response).body()).isEqualTo("{\"error\":\"Conversation not found\"}");
        }
        assertThat(expect(404, eve.put("/api/messages/" + own.value() + "/" + question.value(), Map.of("text", "x")))
                        .body())
                .isEqualTo("{\"error\":\"Message not found\"}");
        assertThat(expect(200, eve.get("/api/messages?conversationId=" + fjords.value()))
                        .body())
                .isEqualTo("{\"messages\":[],\"nextCursor\":null}");
        assertThat(messages().get(0).get("text").asString()).isEqualTo("What is a fjord?");
    }

    @Test
    void oneMessageComesInAnArray() {
        JsonNode one = json(expect(200, ada.get(path(question))));
        assertThat(one).hasSize(1);
        assertThat(one.get(0)).isEqualTo(messages().get(0));
        assertThat(expect(200, ada.get(path() + "/" + UUID.randomUUID())).body())
                .isEqualTo("[]");
        assertThat(expect(200, ada.get(path() + "/no-uuid")).body()).isEqualTo("[]");
    }

    @Test
    void theFirstTurnCanBeReadAsSoonAsItIsTaken() {
        JsonNode started = ChatTurn.start(ada, "slow:30:one two three", Map.of());
        JsonNode read = json(expect(
                200, ada.get("/api/messages/" + started.get("conversationId").asString())));
        assertThat(read.get(0).get("text").asString()).isEqualTo("slow:30:one two three");
        ChatTurn.hear(ada, started);
    }

    @Test
    void theOwnerOfARunningReplyIsNotToldThatItsConversationIsMissing() throws SQLException {
        // Of its own: the pool's transactions end after seconds, and with them the lock.
        var log = SERVER.backends().connections().log();
        try (var hurried = SERVER.alongside(Map.of("ledgerchat.views.wait", "PT1S"));
                var connection = DriverManager.getConnection(log.jdbcUrl(), log.username(), log.password());
                var statement = connection.createStatement()) {
            var owner = hurried.client().withToken(ada.token());
            var eve = hurried.client().withToken(SERVER.signedIn().token());
            connection.setAutoCommit(false);
            statement.execute("lock table views.conversation in share mode");
            var started = ChatTurn.start(owner, "stall:hello big world", Map.of());
            String path = "/api/messages/" + started.get("conversationId").asString();
            assertThat(expect(200, owner.get(path)).body()).isEqualTo("[]");
            expect(404, eve.get(path));
            connection.rollback();
            expect(200, owner.post("/api/agents/chat/abort", Map.of("conversationId", started.get("conversationId"))));
        }
    }

    @Test
    void aPersonsTextIsReplacedAndCountedAnew() {
        JsonNode edited = json(expect(200, ada.put(path(question), Map.of("text", "And a firth?", "model", "x"))));
        assertThat(edited.propertyNames())
                .containsExactlyInAnyOrder(
                        "messageId",
                        "conversationId",
                        "parentMessageId",
                        "sender",
                        "text",
                        "isCreatedByUser",
                        "tokenCount",
                        "endpoint");
        assertThat(edited.get("text").asString()).isEqualTo("And a firth?");
        assertThat(edited.get("tokenCount").asInt())
                .isEqualTo(SERVER.bean(TokenCounter.class).count("And a firth?"));
        assertThat(messages().get(0).get("text").asString()).isEqualTo("And a firth?");
    }

    @Test
    void thePartsOfAnAnswerAreReplacedOneByOne() {
        var before = json(ada.get("/api/convos/" + fjords.value()));
        JsonNode edited = json(expect(200, ada.put(path(answer), Map.of("index", 2, "text", "A long, narrow inlet."))));
        assertThat(edited.propertyNames()).doesNotContain("content");
        assertThat(edited.get("text").asString()).isEmpty();
        var counter = SERVER.bean(TokenCounter.class);
        assertThat(edited.get("tokenCount").asInt())
                .isEqualTo(2 + counter.count("A long, narrow inlet.") - counter.count("An inlet."));
        expect(200, ada.put(path(answer), Map.of("index", 0, "text", "Hm hm")));
        JsonNode content = messages().get(1).get("content");
        assertThat(content.get(0).get("think").asString()).isEqualTo("Hm hm");
        assertThat(content.get(2).get("text").asString()).isEqualTo("A long, narrow inlet.");
        assertThat(json(ada.get("/api/convos/" + fjords.value()))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"index\":3,\"text\":\"x\"}|Invalid index",
                "{\"index\":-1,\"text\":\"x\"}|Invalid index",
                "{\"index\":\"0\",\"text\":\"x\"}|Invalid index",
                "{\"index\":0.5,\"text\":\"x\"}|Invalid index",
                "{\"index\":1e300,\"text\":\"x\"}|Invalid index",
                "{\"index\":null,\"text\":\"x\"}|Invalid index",
                "{\"index\":1,\"text\":\"x\"}|Cannot update non-text content",
                "{\"index\":0}|text must be a string",
                "{\"index\":0,\"text\":5}|text must be a string",
                "{}|text must be a string",
                "{\"text\":null}|text must be a string",
                "{\"text\":\"whole\"}|A reply is edited by its content parts",
                "{\"conversationId\":\"other\",\"text\":\"x\"}|Conversation ID mismatch",
                "{\"message\":{\"conversationId\":\"other\"},\"text\":\"x\"}|Conversation ID mismatch"
            })
    void anEditThatCannotBeIsRefused(String body, String error) {
        var before = messages();
        assertThat(expect(400, ada.put(path(answer), body)).body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(messages()).isEqualTo(before);
    }

    @Test
    void aPersonsMessageHasNoPartsToEdit() {
        assertThat(expect(400, ada.put(path(question), Map.of("index", 0, "text", "x")))
                        .body())
                .isEqualTo("{\"error\":\"Invalid index\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "4b0f5a0e-0000-4000-8000-000000000000"})
    void anUnknownMessageIsNotFound(String id) {
        assertThat(expect(404, ada.put(path() + "/" + id, Map.of("text", "x"))).body())
                .isEqualTo("{\"error\":\"Message not found\"}");
    }

    @Test
    void aReplyThatStillRunsCannotBeEdited() {
        var running = adas.begin(fjords, question);
        adas.awaitViews();
        expect(404, ada.put(path(running), Map.of("index", 0, "text", "x")));
    }

    @Test
    void theListOfMessagesShowsWholeDocuments() {
        JsonNode one = json(expect(
                200, ada.get("/api/messages?conversationId=" + fjords.value() + "&messageId=" + question.value())));
        assertThat(one.get("nextCursor").isNull()).isTrue();
        assertThat(one.get("messages")).hasSize(1);
        assertThat(one.get("messages").get(0).propertyNames()).contains("_id", "user", "__v");
        assertThat(expect(200, ada.get("/api/messages?conversationId=" + fjords.value() + "&messageId=x"))
                        .body())
                .isEqualTo("{\"messages\":[],\"nextCursor\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?search=", "?search=%20", "?conversationId=x", "?sortBy=endpoint", "?messageId=x"})
    void withoutAQuestionThereAreNoMessages(String query) {
        assertThat(expect(200, ada.get("/api/messages" + query)).body())
                .isEqualTo("{\"messages\":[],\"nextCursor\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "endpoint", "createdAt", "updatedAt", "anything"})
    void theCursorLeadsThroughAllPages(String sortBy) {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = json(expect(
                    200,
                    ada.get("/api/messages?conversationId=" + fjords.value() + "&pageSize=1"
                            + (sortBy.isEmpty() ? "" : "&sortBy=" + sortBy)
                            + (cursor.isEmpty()
                                    ? ""
                                    : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)))));
            page.get("messages")
                    .forEach(message -> seen.add(message.get("messageId").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyInAnyOrder(question.value(), answer.value());
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/messages", "GET,/api/messages/x", "GET,/api/messages/x/y", "PUT,/api/messages/x/y"})
    void nobodyGetsAnywhereWithoutAToken(String method, String path) {
        expect(401, SERVER.client().send(method, path, method.equals("GET") ? null : "{}"));
    }

    private String path() {
        return "/api/messages/" + fjords.value();
    }

    private String path(MessageId message) {
        return path() + "/" + message.value();
    }

    private JsonNode messages() {
        HttpResponse<String> response = ada.get(path());
        return json(expect(200, response));
    }
}
