package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.message.Ending;
import io.ledgerchat.query.message.FindMessages;
import io.ledgerchat.query.message.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Replies outlive readers, restarts and nodes: none of them hangs, and none is taken twice. */
class ChatNodesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningLedgerChat here = RunningLedgerChat.shared();
    private final TestClient ada = here.signedIn();
    private final String owner = ada.accountId();

    @Test
    void aReplyWhoseNodeWentAwayIsInterruptedWithItsLastCheckpoint() {
        var started = ChatTurn.start(ada, "stall:hello big world", Map.of());
        String conversation = started.get("conversationId").asString();
        var vault = here.bean(JdbcClient.class);
        await().atMost(PATIENCE).until(() -> text(ada, conversation).equals("hello big world"));
        // Whatever holds the lease for the second time from now on began after the last word: the checkpoint has it.
        for (int held = 0; held < 2; held++) {
            String until = leasedUntil(vault, conversation);
            await().atMost(PATIENCE)
                    .until(() -> !leasedUntil(vault, conversation).equals(until));
        }
        // This node hears within three seconds that it lost the lease, and lets go of the reply before it runs out.
        vault.sql("update vault.reply_lease set node = 'gone', expires_at = now() + interval '12 seconds'"
                        + " where conversation_id = ?")
                .param(conversation)
                .update();

        var reply = reply(conversation);
        assertThat(reply.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(reply.text()).isEqualTo("hello big world");
        assertThat(vault.sql("select count(*) from vault.reply_lease where conversation_id = ?")
                        .param(conversation)
                        .query(Long.class)
                        .single())
                .isZero();
        await().atMost(PATIENCE).until(() -> !isActive(ada, conversation));
    }

    @Test
    void aNodeThatStopsInterruptsItsRepliesAndTearsTheirReadersOff() throws Exception {
        var told = new CompletableFuture<Throwable>();
        String conversation;
        try (var there = here.alongside(Map.of("ledgerchat.replies.shutdown-grace", "100ms"))) {
            var visitor = there.client().withToken(ada.token());
            var started = ChatTurn.start(visitor, "stall:hello big world", Map.of());
            conversation = started.get("conversationId").asString();
            var response = visitor.open("/api/agents/chat/stream/" + conversation);
            Thread.ofVirtual().start(() -> {
                try (var body = response.body()) {
                    body.readAllBytes();
                    told.complete(new AssertionError("the stream ended as if all were well"));
                } catch (IOException torn) {
                    told.complete(torn);
                }
            });
            await().until(() -> text(visitor, conversation).equals("hello big world"));
        }
        assertThat(told.get()).isInstanceOf(IOException.class);
        var reply = reply(conversation);
        assertThat(reply.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(reply.text()).isEqualTo("hello big world");
    }

    @Test
    void aStopReachesTheNodeThatRunsTheReplyAndARequestIsTakenOnceOnAll() {
        try (var there = here.alongside(Map.of())) {
            var visitor = there.client().withToken(ada.token());
            var payload = ChatTurn.payload("stall:hello big world", Map.of());
            var started = TestClient.json(TestClient.expect(200, visitor.post("/api/agents/chat/Fake", payload)));
            String conversation = started.get("conversationId").asString();
            var again = TestClient.json(TestClient.expect(200, ada.post("/api/agents/chat/Fake", payload)));
            assertThat(again.get("status").asString()).isEqualTo("resumed");
            assertThat(again.get("generationCreatedAt")).isEqualTo(started.get("generationCreatedAt"));

            TestClient.expect(200, ada.post("/api/agents/chat/abort", Map.of("conversationId", conversation)));
            assertThat(reply(conversation).ending()).isEqualTo(Ending.STOPPED);
            // That node is told the end once it is recorded.
            await().atMost(PATIENCE).until(() -> !isActive(visitor, conversation));
        }
    }

    @Test
    void aReaderOnAnotherNodeIsPassedOn() {
        try (var there = here.alongside(Map.of())) {
            var visitor = there.client().withToken(ada.token());
            var started = ChatTurn.start(visitor, "slow:1000:hello big wide world of many words", Map.of());
            String conversation = started.get("conversationId").asString();

            var status = status(ada, conversation);
            assertThat(status.get("active").asBoolean()).isTrue();
            assertThat(status.at("/resumeState/conversationId").asString()).isEqualTo(conversation);
            assertThat(ada.get("/api/agents/chat/active").body()).contains(conversation);

            var heard = ChatTurn.hear(ada, started);
            assertThat(heard.frames().getFirst().get("created").asBoolean()).isTrue();
            assertThat(heard.replyText()).isEqualTo("hello big wide world of many words");
        }
    }

    @Test
    void aReaderComesBackOnAnotherNode() {
        try (var there = here.alongside(Map.of())) {
            var visitor = there.client().withToken(ada.token());
            var started = ChatTurn.start(visitor, "slow:1000:hello big wide world of many words", Map.of());
            String stream = "/api/agents/chat/stream/"
                    + started.get("conversationId").asString() + "?resume=true&generationCreatedAt="
                    + started.get("generationCreatedAt").asLong();
            var frames = ChatTurn.frames(ada, stream);
            assertThat(frames.getFirst().get("sync").asBoolean()).isTrue();
            assertThat(frames.getLast().get("final").asBoolean()).isTrue();
        }
    }

    @Test
    void aTitleIsKnownOnAllNodes() {
        try (var there = here.alongside(Map.of())) {
            var visitor = there.client().withToken(ada.token());
            var started = ChatTurn.start(visitor, "slow:400:hello big wide world of many words", Map.of());
            String path =
                    "/api/convos/gen_title/" + started.get("conversationId").asString();
            assertThat(ada.get(path).body()).isEqualTo("{\"title\":\"Fake Title\"}");
            ChatTurn.hear(visitor, started);
            await().untilAsserted(() -> assertThat(ada.get(path).body()).isEqualTo("{\"title\":\"Fake Title\"}"));
            assertThat(here.signedIn().get(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoFindsNoRoomMayComeBackSoon() {
        try (var full = here.alongside(Map.of("ledgerchat.replies.most-running", "0"))) {
            var answer = full.client()
                    .withToken(ada.token())
                    .post("/api/agents/chat/Fake", ChatTurn.payload("hi", Map.of()));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).contains("SERVER_NOT_READY");
        }
    }

    @Test
    void strangersAreNotPassedOn() {
        try (var there = here.alongside(Map.of())) {
            var visitor = there.client().withToken(ada.token());
            var started = ChatTurn.start(visitor, "stall:hello big world", Map.of());
            String conversation = started.get("conversationId").asString();
            var eve = here.signedIn();
            TestClient.expect(403, eve.get("/api/agents/chat/stream/" + conversation));
            TestClient.expect(403, eve.get("/api/agents/chat/status/" + conversation));
            TestClient.expect(403, eve.post("/api/agents/chat/abort", Map.of("conversationId", conversation)));
            assertThat(isActive(visitor, conversation)).isTrue();
            TestClient.expect(200, ada.post("/api/agents/chat/abort", Map.of("conversationId", conversation)));
        }
    }

    @Test
    void aTurnTakenOnAnotherNodeReplacesTheRunningOne() {
        try (var there = here.alongside(Map.of())) {
            var visitor = there.client().withToken(ada.token());
            var started = ChatTurn.start(visitor, "stall:hello big world", Map.of());
            String conversation = started.get("conversationId").asString();
            var next = ChatTurn.start(ada, "here I am", Map.of("conversationId", conversation));
            assertThat(ChatTurn.hear(ada, next).replyText()).isEqualTo("here I am");
            await().atMost(PATIENCE).until(() -> !isActive(visitor, conversation));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(messages(conversation))
                            .extracting(Message::ending)
                            .contains(Ending.INTERRUPTED, Ending.COMPLETED));
        }
    }

    private Message reply(String conversation) {
        return await().atMost(PATIENCE)
                .until(
                        () -> messages(conversation).stream()
                                .filter(message -> message.ending() != null)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private List<Message> messages(String conversation) {
        return here.bean(Queries.class)
                .list(new FindMessages(new AccountId(owner), new ConversationId(conversation)), Message.class);
    }

    private static boolean isActive(TestClient who, String conversation) {
        return status(who, conversation).get("active").asBoolean();
    }

    private static String leasedUntil(JdbcClient vault, String conversation) {
        return vault.sql("select expires_at::text from vault.reply_lease where conversation_id = ?")
                .param(conversation)
                .query(String.class)
                .single();
    }

    /** What is there of a running reply. */
    private static String text(TestClient who, String conversation) {
        return status(who, conversation).at("/aggregatedContent/0/text").asString();
    }

    private static JsonNode status(TestClient who, String conversation) {
        return TestClient.json(who.get("/api/agents/chat/status/" + conversation));
    }
}
