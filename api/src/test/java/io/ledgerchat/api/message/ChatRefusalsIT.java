package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the chat protocol refuses, and how it says so. */
class ChatRefusalsIT {
    private final TestClient ada = RunningLedgerChat.shared().signedIn();
    private final TestClient eve = RunningLedgerChat.shared().signedIn();

    @Test
    void withoutATokenNothingStarts() {
        var stranger = RunningLedgerChat.shared().client();
        assertThat(stranger.post("/api/agents/chat/Fake", ChatTurn.payload("hi", Map.of()))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "clientRequestId, a blank in it, 400, INVALID_CLIENT_REQUEST_ID",
        "conversationId, not-a-uuid, 400, conversationId must be a UUID",
        "parentMessageId, not-a-uuid, 400, parentMessageId must be a UUID",
        "parentMessageId, 3c1a4b7e-0d0f-4a55-9a51-5f1b6f1f0001_, 409, PARENT_NOT_READY",
        "overrideParentMessageId, not-a-uuid, 400, overrideParentMessageId must be a UUID",
        "overrideParentMessageId, 3c1a4b7e-0d0f-4a55-9a51-5f1b6f1f0001, 404, Message not found",
        "expectedPredecessorCreatedAt, soon, 400, INVALID_GENERATION_PREDECESSOR",
        "editedContent, text, 400, editedContent must be an object",
        "quotes, text, 400, quotes must be a list of strings",
        "isTemporary, text, 400, isTemporary must be a boolean"
    })
    void aFieldThatCannotBeRightIsNamed(String field, String value, int status, String said) {
        var answer = start(ada, Map.of(field, value));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(said).contains("\"generationProtocolVersion\":1");
    }

    @Test
    void anEndpointThatNobodyCanTellIsSaidInTheFormOfAStream() {
        var payload = ChatTurn.payload("hi", Map.of());
        payload.remove("endpoint");
        var answer = ada.post("/api/agents/chat", payload);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(answer.body()).isEqualTo("event: error\ndata: {\"text\":\"Error parsing conversation\"}\n\n");
    }

    @Test
    void anAgentMustBeNamedAndKnown() {
        var unnamed = start(ada, Map.of("endpoint", "agents"));
        assertThat(unnamed.statusCode()).isEqualTo(400);
        assertThat(unnamed.body()).contains("agent_id is required in request body");
        var unknown = start(ada, Map.of("endpoint", "agents", "agent_id", "agent_x"));
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void anybodyElsesConversationIsNotContinuedNorHeardNorStopped() {
        var started = ChatTurn.start(ada, "stall:hello big world", Map.of());
        String conversation = started.get("conversationId").asString();

        var next = start(eve, Map.of("conversationId", conversation));
        assertThat(next.statusCode()).isEqualTo(403);
        assertThat(next.body()).contains("\"type\":\"convo_access\"");
        assertThat(eve.get("/api/agents/chat/stream/" + conversation).statusCode())
                .isEqualTo(403);
        assertThat(eve.get("/api/agents/chat/status/" + conversation).statusCode())
                .isEqualTo(403);
        assertThat(abort(eve, Map.of("conversationId", conversation)).statusCode())
                .isEqualTo(403);
        assertThat(eve.get("/api/agents/chat/active").body()).isEqualTo("{\"activeJobIds\":[]}");
        assertThat(abort(ada, Map.of("conversationId", conversation)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStreamThatDoesNotExistIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            var answer = ada.get("/api/agents/chat/stream/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Recorded.comparable(TestClient.json(answer)))
                    .isEqualTo(Recorded.comparable(Recorded.body("chat.stream/resumed too late")));
        }
    }

    @Test
    void aGenerationIsANumber() {
        var answer = ada.get("/api/agents/chat/stream/" + UUID.randomUUID() + "?generationCreatedAt=soon");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Invalid generation identity");
    }

    @Test
    void whatDoesNotRunHasAnInactiveStatus() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            assertThat(Recorded.comparable(TestClient.json(ada.get("/api/agents/chat/status/" + id))))
                    .isEqualTo(Recorded.comparable(Recorded.body("chat.status/nothing running")));
        }
    }

    @Test
    void aStopNeedsATarget() {
        assertThat(abort(ada, Map.of("conversationId", "")).body()).contains("INVALID_ABORT_TARGET");
        assertThat(abort(ada, Map.of("conversationId", 7)).body()).contains("INVALID_ABORT_TARGET");
        assertThat(abort(ada, Map.of("conversationId", "x", "generationCreatedAt", "soon"))
                        .body())
                .contains("INVALID_GENERATION_IDENTITY");
        JsonNode nothing = TestClient.json(TestClient.expect(404, abort(ada, Map.of())));
        assertThat(nothing.get("streamId").isNull()).isTrue();
    }

    @Test
    void aStopOfAnotherGenerationStopsNothing() {
        var started = ChatTurn.start(ada, "stall:hello big world", Map.of());
        var target = Map.of("conversationId", started.get("conversationId"), "generationCreatedAt", 1);
        assertThat(abort(ada, target).body()).contains("RUN_REPLACED");
        assertThat(abort(ada, Map.of("conversationId", "new")).statusCode()).isEqualTo(200);
    }

    @Test
    void theOnlyRunningReplyMayBeStoppedWithoutItsName() {
        ChatTurn.start(ada, "stall:one", Map.of());
        ChatTurn.start(ada, "stall:two", Map.of());
        assertThat(abort(ada, Map.of("conversationId", "new")).body()).contains("AMBIGUOUS_ACTIVE_RUN");
        for (JsonNode id : TestClient.json(ada.get("/api/agents/chat/active")).get("activeJobIds")) {
            TestClient.expect(200, abort(ada, Map.of("streamId", id)));
        }
        await().untilAsserted(() ->
                assertThat(ada.get("/api/agents/chat/active").body()).isEqualTo("{\"activeJobIds\":[]}"));
    }

    @Test
    void whatIsNotOfferedSaysSo() {
        for (String route : List.of("steer", "steer/cancel", "steer/arm", "steer/deliver")) {
            var answer = ada.post("/api/agents/chat/" + route, Map.of());
            assertThat(answer.statusCode()).isEqualTo(501);
            assertThat(answer.body()).contains("STEER_UNSUPPORTED");
        }
        assertThat(ada.post("/api/agents/chat/resume", Map.of()).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> start(TestClient who, Map<String, Object> more) {
        return who.post("/api/agents/chat/Fake", ChatTurn.payload("hi", more));
    }

    private static HttpResponse<String> abort(TestClient who, Map<String, Object> target) {
        return who.post("/api/agents/chat/abort", target);
    }
}
