package io.ledgerchat.api.message;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two models answer one turn side by side, and are parted (contract 30 §3.3, 40 §3.8). */
class ParallelReplyIT {
    private static final String FIRST = "Fake__fake-echo___Fake";
    private static final String ADDED = "Fake__fake-reasoner___Fake____1";
    private static final Map<String, Object> OTHER = Map.of(
            "endpoint", "Fake",
            "endpointType", "custom",
            "model", "fake-reasoner",
            "conversationId", "new",
            "title", "New Chat");

    private final TestClient ada = RunningLedgerChat.shared().signedIn();

    @Test
    void everyPartSaysWhoseItIs() {
        var turn = both("hello both");
        var steps = turn.frames().stream()
                .filter(frame -> frame.path("event").asString("").equals("on_run_step"))
                .map(frame -> frame.get("data"))
                .toList();
        assertThat(steps).hasSizeGreaterThan(1).allSatisfy(step -> {
            assertThat(step.get("agentId").asString()).isIn(FIRST, ADDED);
            assertThat(step.get("groupId").asInt()).isEqualTo(1);
        });
        assertThat(steps).extracting(step -> step.get("index").asInt()).isSorted();
        assertThat(turn.frames().stream()
                        .filter(frame -> frame.path("event").asString("").equals("on_context_usage"))
                        .map(frame -> frame.at("/data/agentId").asString()))
                .containsExactlyInAnyOrder(FIRST, ADDED);
        var answer = turn.end().get("responseMessage");
        assertThat(answer.get("model").asString()).isEqualTo("fake-echo");
        assertThat(agents(answer.get("content"))).contains(FIRST, ADDED);
        assertThat(turn.end().at("/conversation/model").asString()).isEqualTo("fake-echo");
    }

    @Test
    void bothRowsTellThatTwoWereAsked() {
        var rows = messages(both("hello both"));
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get("addedConvo").asBoolean()).isTrue());
        assertThat(agents(rows.get(1).get("content"))).contains(FIRST, ADDED);
    }

    @Test
    void aLaterTurnIsToldWhatTheFirstOneSaid() {
        both("hello both").then(ada, "and on we go");
        var told = FakeEndpoint.told("and on we go").path("messages");
        assertThat(told.toString()).contains("and on we go");
        assertThat(told.size()).isEqualTo(3);
        assertThat(told.get(1).path("content").toString()).isEqualTo("\"hello both\"");
    }

    @Test
    void whatOneSaidBecomesAnAnswerOfItsOwn() {
        var turn = both("hello both");
        var parted = json(expect(201, branch(turn.replyId(), ADDED)));
        assertThat(parted.get("messageId").asString()).isNotEqualTo(turn.replyId());
        assertThat(parted.get("parentMessageId").asString()).isEqualTo(turn.messageId());
        assertThat(parted.get("model").asString()).isEqualTo("fake-echo");
        assertThat(parted.get("content")).isNotEmpty().allSatisfy(part -> {
            assertThat(part.has("agentId")).isFalse();
            assertThat(part.has("groupId")).isFalse();
        });
        assertThat(parted.has("addedConvo")).isFalse();
        assertThat(messages(turn))
                .extracting(row -> row.get("messageId").asString())
                .contains(parted.get("messageId").asString());
    }

    @Test
    void onlyWhoAnsweredCanBeParted() {
        var turn = both("hello both");
        assertThat(expect(400, branch(turn.replyId(), "somebody")).body())
                .contains("No content found for the specified agentId");
        var parted = json(expect(201, branch(turn.replyId(), FIRST)));
        assertThat(expect(400, branch(parted.get("messageId").asString(), FIRST))
                        .body())
                .contains("Message does not have parallel content with attributions");
        assertThat(RunningLedgerChat.shared()
                        .signedIn()
                        .post("/api/messages/branch", Map.of("messageId", turn.replyId(), "agentId", FIRST))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aModelThatIsNotOfferedIsRefusedBesideToo() {
        var unknown = new java.util.HashMap<>(OTHER);
        unknown.put("model", "nobody-1");
        var turn = ChatTurn.hear(ada, ChatTurn.start(ada, "hello both", Map.of("addedConvo", unknown)));
        assertThat(turn.end().get("error").asString()).contains("illegal_model_request", "nobody-1");
    }

    private java.net.http.HttpResponse<String> branch(String message, String agent) {
        return ada.post("/api/messages/branch", Map.of("messageId", message, "agentId", agent));
    }

    private ChatTurn both(String text) {
        return ChatTurn.hear(ada, ChatTurn.start(ada, text, Map.of("addedConvo", OTHER)));
    }

    private List<JsonNode> messages(ChatTurn turn) {
        var rows = new ArrayList<JsonNode>();
        json(expect(200, ada.get("/api/messages/" + turn.conversationId()))).forEach(rows::add);
        return rows;
    }

    private static List<String> agents(JsonNode content) {
        return StreamSupport.stream(content.spliterator(), false)
                .map(part -> part.path("agentId").asString("nobody"))
                .distinct()
                .toList();
    }
}
