package io.ledgerchat.api.message;

import static io.ledgerchat.api.support.ChatTurn.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every variant of a turn, compared with what LibreChat answered to it. */
class ChatIT {
    private final TestClient ada = RunningLedgerChat.shared().signedIn();

    @Test
    void aFirstTurn() {
        var turn = ChatTurn.say(ada, "hello big world");
        assertThat(Recorded.comparable(turn.started()))
                .isEqualTo(Recorded.comparable(Recorded.body("chat.start/first turn, protocol 2")));
        assertThat(Recorded.comparable(turn.frames())).isEqualTo(Recorded.frames("chat.stream/first turn, protocol 2"));
        assertThat(turn.started().get("generationProtocolVersion").asInt()).isEqualTo(1);
    }

    @Test
    void whatAPersonCallsAModelIsShownAndNotRecordedInClear() {
        var label = "Oracle " + UUID.randomUUID();
        var turn = ChatTurn.hear(ada, ChatTurn.start(ada, "hello", Map.of("modelLabel", label, "spec", label)));
        assertThat(turn.end().get("responseMessage").get("sender").asString()).isEqualTo(label);
        assertThat(TestClient.json(ada.get("/api/messages/" + turn.conversationId()))
                        .get(1)
                        .get("sender")
                        .asString())
                .isEqualTo(label);
        assertThat(RunningLedgerChat.shared()
                        .bean(JdbcClient.class)
                        .sql("select count(*) from ledger.domain_event_entry"
                                + " where convert_from(payload, 'UTF8') like ?")
                        .param("%" + label + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theTitleComesWithTheStreamAndOnceMoreWhenAskedFor() {
        // Slow enough for a title to come in mid-reply, however busy the machine.
        var turn = ChatTurn.say(ada, "slow:500:hello big wide world of many words");
        assertThat(turn.frames())
                .anySatisfy(
                        frame -> assertThat(frame.at("/data/title").asString()).isEqualTo("Fake Title"));
        String path = "/api/convos/gen_title/" + turn.conversationId();
        assertThat(ada.get(path).body()).isEqualTo("{\"title\":\"Fake Title\"}");
    }

    @Test
    void aTitleThatNobodyMadeIsNotFound() {
        var answer = ada.get("/api/convos/gen_title/not-a-conversation");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Title not found or method not implemented");
    }

    @Test
    void aFollowUpTellsTheModelWhatWasSaidBefore() {
        var first = ChatTurn.say(ada, "hello big world");
        first.then(ada, "and on we go");
        var messages = FakeEndpoint.told("and on we go").path("messages");
        assertThat(messages.toString())
                .contains("hello big world")
                .contains("and on we go")
                .contains("assistant");
        assertThat(messages.size()).isEqualTo(3);
    }

    @Test
    void anotherAnswerIsASibling() {
        var first = ChatTurn.say(ada, "hello big world");
        var again = ChatTurn.hear(ada, ChatTurn.start(ada, "hello big world", again(first)));
        assertThat(Recorded.comparable(again.frames())).isEqualTo(Recorded.frames("chat.stream/regenerate"));
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.replyId()).isNotEqualTo(first.replyId());
    }

    @Test
    void anEditedQuestionIsASibling() {
        var first = ChatTurn.say(ada, "hello big world");
        ChatTurn.hear(ada, ChatTurn.start(ada, "hello big world", again(first)));
        var edited = ChatTurn.hear(
                ada, ChatTurn.start(ada, "hello small world", Map.of("conversationId", first.conversationId())));
        assertThat(Recorded.comparable(edited.frames())).isEqualTo(Recorded.frames("chat.stream/edited user message"));
        assertThat(edited.messageId()).isNotEqualTo(first.messageId());
    }

    @Test
    void anEditedAnswerIsContinued() {
        var first = ChatTurn.say(ada, "hello big world");
        var again = ChatTurn.hear(ada, ChatTurn.start(ada, "hello big world", again(first)));
        ChatTurn.hear(ada, ChatTurn.start(ada, "hello small world", Map.of("conversationId", first.conversationId())));
        var edited = ChatTurn.hear(
                ada,
                ChatTurn.start(
                        ada,
                        "hello big world",
                        Map.of(
                                "conversationId", first.conversationId(),
                                "isRegenerate", true,
                                "overrideParentMessageId", first.messageId(),
                                "responseMessageId", again.replyId(),
                                "editedContent", Map.of("index", 0, "type", "text", "text", "Edited start. "))));
        assertThat(Recorded.comparable(edited.frames()))
                .isEqualTo(Recorded.frames("chat.stream/edited text part of an answer"));
    }

    @Test
    void thinking() {
        assertSame("reasoning:let me think|the answer", "chat.stream/reasoning then text");
    }

    @Test
    void usage() {
        assertSame("usage:one two", "chat.stream/provider reports usage");
    }

    @Test
    void aRefusedKey() {
        assertSame("error:401:Incorrect API key provided", "chat.stream/provider refuses, 401");
    }

    @Test
    void anEmptyCompletion() {
        assertSame("empty:", "chat.stream/empty completion");
    }

    @Test
    void aModelThatIsNotOfferedLeavesNothingBehind() {
        var started = ChatTurn.start(ada, "hi", Map.of("model", "nope"));
        var frames = ChatTurn.frames(ada, stream(started));
        assertThat(Recorded.comparable(frames)).isEqualTo(Recorded.frames("chat.stream/model not in the list"));
        assertThat(ada.get("/api/agents/chat/active").body()).isEqualTo("{\"activeJobIds\":[]}");
    }

    @Test
    void noModelIsSaidByItsType() {
        var payload = ChatTurn.payload("hi", Map.of());
        payload.remove("model");
        var started = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
        assertThat(ChatTurn.frames(ada, stream(started)).getLast().get("error").asString())
                .isEqualTo("{ \"type\": \"missing_model\", \"info\": \"Fake\" }");
    }

    @Test
    void anUnknownCustomEndpointIsSaidByItsType() {
        var started = ChatTurn.start(ada, "hi", Map.of("endpoint", "Nowhere"));
        assertThat(ChatTurn.frames(ada, stream(started)).getLast().get("error").asString())
                .contains("endpoint_models_not_loaded");
    }

    @Test
    void aTemporaryChatHasAnExpiryAndNoTitle() {
        var turn = ChatTurn.hear(ada, ChatTurn.start(ada, "a secret", Map.of("isTemporary", true)));
        assertThat(Recorded.comparable(turn.frames())).isEqualTo(Recorded.frames("chat.stream/temporary"));
        assertThat(turn.frames())
                .noneMatch(frame -> frame.path("event").asString().equals("title"));
        var expiry = Instant.parse(turn.end().at("/conversation/expiredAt").asString());
        assertThat(expiry)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
    }

    @Test
    void aReaderThatComesBackIsToldEverythingSoFarAndThenTheRest() {
        var started = ChatTurn.start(ada, "slow:500:w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11", Map.of());
        awaitWordsAndTitle(started);
        var frames = ChatTurn.frames(ada, stream(started) + "?resume=true&generationCreatedAt=" + generation(started));

        assertThat(Recorded.comparable(frames.getFirst()))
                .isEqualTo(Recorded.frames("chat.stream/resumed").getFirst());
        assertThat(frames.getFirst().at("/resumeState/userMessage/text").asString())
                .isEqualTo("slow:500:w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11");
        assertThat(frames.getFirst().at("/resumeState/aggregatedContent/0/text").asString() + deltas(frames))
                .isEqualTo("w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11");
        assertThat(frames.getLast().get("final").asBoolean()).isTrue();
    }

    @Test
    void aRunningReplyHasAStatusAndIsActive() {
        var started = ChatTurn.start(ada, "stall:w0 w1 w2", Map.of());
        awaitWordsAndTitle(started);
        assertThat(Recorded.comparable(status(started)))
                .isEqualTo(Recorded.comparable(Recorded.body("chat.status/while running")));
        assertThat(status(started).at("/resumeState/userMessage/text").asString())
                .isEqualTo("stall:w0 w1 w2");
        assertThat(ada.get("/api/agents/chat/active").body())
                .contains(started.get("conversationId").asString());
        stop(started);
        assertThat(ada.get("/api/agents/chat/active").body())
                .doesNotContain(started.get("conversationId").asString());
        assertThat(status(started).get("active").asBoolean()).isFalse();
    }

    @Test
    void whoComesSoonAfterTheEndIsToldTheLastFrame() {
        var turn = ChatTurn.say(ada, "hello big world");
        assertThat(ChatTurn.frames(ada, stream(turn.started()))).singleElement().isEqualTo(turn.end());
    }

    @Test
    void aStopKeepsWhatWasProduced() {
        var started = ChatTurn.start(ada, "stall:w0 w1 w2 w3 w4", Map.of());
        await().until(() ->
                status(started).at("/aggregatedContent/0/text").asString().length() > 10);
        assertThat(Recorded.comparable(stop(started))).isEqualTo(Recorded.comparable(Recorded.body("chat.abort")));
        var last = ChatTurn.frames(ada, stream(started)).getLast();
        var recorded = Recorded.frames("chat.stream/aborted").getLast();
        assertThat(((Map<?, ?>) Recorded.comparable(last)).keySet()).isEqualTo(((Map<?, ?>) recorded).keySet());
        assertThat(names(last.get("responseMessage")))
                .isEqualTo(names(Recorded.body("chat.stream/aborted").get(11).path("responseMessage")));
        var again = ada.post("/api/agents/chat/abort", Map.of("conversationId", started.get("conversationId")));
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(Recorded.comparable(TestClient.json(again)))
                .isEqualTo(Recorded.comparable(Recorded.body("chat.abort/again")));
    }

    @Test
    void aNewTurnReplacesTheRunningOne() {
        var first = ChatTurn.start(ada, "stall:w0 w1 w2", Map.of());
        await().until(() ->
                status(first).at("/aggregatedContent/0/text").asString().length() > 4);
        var opened = ada.open(stream(first) + "?resume=true");
        var told = CompletableFuture.supplyAsync(() -> ChatTurn.frames(opened));
        var second = ChatTurn.start(ada, "the next turn", Map.of("conversationId", first.get("conversationId")));
        assertThat(second.get("generationCreatedAt")).isNotEqualTo(first.get("generationCreatedAt"));
        assertThat(Recorded.comparable(told.join().getLast()))
                .isEqualTo(Recorded.frames("chat.stream/replaced, protocol 1").getLast());
        assertThat(ChatTurn.hear(ada, second).replyText()).isEqualTo("the next turn");
        var late = ada.get(stream(first) + "?generationCreatedAt=" + generation(first));
        assertThat(late.statusCode()).isEqualTo(409);
    }

    @Test
    void theSameRequestIsTakenOnce() {
        var payload = ChatTurn.payload("slow:250:w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11", Map.of());
        var started = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
        var again = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
        assertThat(Recorded.comparable(again))
                .isEqualTo(Recorded.comparable(
                        Recorded.body("chat.start/same clientRequestId while running, protocol 1")));
        assertThat(again.get("generationCreatedAt")).isEqualTo(started.get("generationCreatedAt"));
        ChatTurn.hear(ada, started);
        var after = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
        assertThat(Recorded.comparable(after))
                .isEqualTo(Recorded.comparable(
                        Recorded.body("chat.start/same clientRequestId after the end, protocol 1")));
    }

    @Test
    void whatSpeaksAgainstARepetitionOnlyNowLeavesTheReplyAlone() {
        var payload = ChatTurn.payload("slow:250:w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11", Map.of());
        var started = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
        payload.put("model", "no-longer-offered");
        var again = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
        assertThat(again.get("status").asString()).isEqualTo("resumed");
        assertThat(again.get("generationCreatedAt")).isEqualTo(started.get("generationCreatedAt"));
        assertThat(ChatTurn.hear(ada, started).end().get("final").asBoolean()).isTrue();
        var after = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
        assertThat(after.get("status").asString()).isEqualTo("resumed");
        assertThat(after.has("generationCreatedAt")).isFalse();
    }

    /** What the recorded answers have. */
    private void awaitWordsAndTitle(JsonNode started) {
        await().until(() -> {
            var now = status(started);
            return now.at("/aggregatedContent/0/text").asString().startsWith("w0 w1")
                    && now.path("resumeState").has("titleEvent");
        });
    }

    private void assertSame(String text, String step) {
        assertThat(Recorded.comparable(ChatTurn.say(ada, text).frames())).isEqualTo(Recorded.frames(step));
    }

    private static Map<String, Object> again(ChatTurn first) {
        return Map.of(
                "conversationId",
                first.conversationId(),
                "parentMessageId",
                ROOT,
                "isRegenerate",
                true,
                "overrideParentMessageId",
                first.messageId(),
                "responseMessageId",
                first.replyId() + "_");
    }

    private JsonNode stop(JsonNode started) {
        return TestClient.json(TestClient.expect(
                200,
                ada.post(
                        "/api/agents/chat/abort",
                        Map.of(
                                "conversationId", started.get("conversationId"),
                                "generationCreatedAt", started.get("generationCreatedAt")))));
    }

    private JsonNode status(JsonNode started) {
        return TestClient.json(ada.get(
                "/api/agents/chat/status/" + started.get("conversationId").asString()));
    }

    private static String stream(JsonNode started) {
        return "/api/agents/chat/stream/" + started.get("streamId").asString();
    }

    private static long generation(JsonNode started) {
        return started.get("generationCreatedAt").asLong();
    }

    private static String deltas(List<JsonNode> frames) {
        var text = new StringBuilder();
        frames.forEach(
                frame -> text.append(frame.at("/data/delta/content/0/text").asString()));
        return text.toString();
    }

    private static List<String> names(JsonNode object) {
        return object.propertyNames().stream().sorted().toList();
    }
}
