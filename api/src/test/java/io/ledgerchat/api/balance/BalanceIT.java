package io.ledgerchat.api.balance;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credits from their start to their end (contract 20 §D). */
class BalanceIT {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MESSAGES_AN_HOUR = 50;
    private static RunningLedgerChat server;
    private static RunningLedgerChat refilling;

    @BeforeAll
    static void start() throws IOException {
        Path home = RunningLedgerChat.temporaryHome();
        server = RunningLedgerChat.start(home, settings(home, ""));
        var settings = new HashMap<>(
                settings(
                        home,
                        "  autoRefillEnabled: true\n  refillIntervalValue: 1\n  refillIntervalUnit: seconds\n  refillAmount: 7000\n"));
        settings.put("LIMIT_MESSAGE_USER", "true");
        settings.put("MESSAGE_USER_WINDOW", "60");
        settings.put("MESSAGE_USER_MAX", String.valueOf(MESSAGES_AN_HOUR));
        refilling = server.alongside(settings);
    }

    @AfterAll
    static void stop() {
        refilling.close();
        server.close();
    }

    /** A token costs ten credits. */
    private static Map<String, String> settings(Path home, String refill) throws IOException {
        var plain = Files.readString(FakeEndpoint.configuration(home));
        Path file = Files.createTempFile(home, "librechat", ".yaml");
        Files.writeString(
                file,
                plain + "      tokenConfig: {fake-echo: {prompt: 10, completion: 10, context: 8000}}\n"
                        + "balance:\n  enabled: true\n  startBalance: 1000\n" + refill);
        return Map.of(
                "ALLOW_REGISTRATION",
                "true",
                "LOGIN_MAX",
                "1000",
                "REGISTER_MAX",
                "1000",
                "CONFIG_PATH",
                file.toString());
    }

    @Test
    void everybodyStartsWithTheSame() {
        var person = server.signedIn();
        for (int again = 0; again < 2; again++) {
            assertThat(expect(200, person.get("/api/balance")).body())
                    .isEqualTo("{\"user\":\"" + person.accountId()
                            + "\",\"tokenCredits\":1000,\"autoRefillEnabled\":false}");
        }
        assertThat(transactions(person, "balance.credits-granted")).isEqualTo(1);
    }

    @Test
    void aReplyIsPaidForByItsTokens() {
        var person = server.signedIn();
        expect(200, person.get("/api/balance"));
        ChatTurn.say(person, "hello");

        await().atMost(SOON).until(() -> credits(person) < 1000);
        assertThat(transactions(person, "balance.credits-spent")).isEqualTo(1);
        long spent = server.bean(JdbcClient.class)
                .sql("select sum(-micro_credits) from views.credit_transaction where account_id = ? and kind = 'spent'")
                .param(person.accountId())
                .query(Long.class)
                .single();
        assertThat(credits(person)).isEqualTo(1000 - spent / 1e6);
    }

    @Test
    void whoHasNothingLeftIsRefusedBeforeAnythingIsRecorded() {
        var person = server.signedIn();
        spendAll(person);

        var refused = ChatTurn.hear(person, ChatTurn.start(person, "one more", Map.of()));
        var error = error(refused);
        assertThat(error.get("type").asString()).isEqualTo("token_balance");
        assertThat(error.get("balance").asDouble()).isZero();
        assertThat(error.get("tokenCost").asDouble())
                .isEqualTo(error.get("promptTokens").asInt() * 10.0);
        expect(404, person.get("/api/convos/" + refused.conversationId()));
    }

    @Test
    void whoHasNothingLeftIsRefusedFromOutsideToo() {
        var admin = server.administrator();
        var agent = SavedAgent.by(admin, Map.of("model", "fake-echo"));
        var program = program(server, admin);
        expect(200, call(program, agent, "hi"));
        spendAll(admin);

        assertThat(code(expect(429, call(program, agent, "one more")))).isEqualTo("insufficient_quota");
        var asked = Map.of("model", agent.id(), "input", "one more");
        assertThat(code(expect(429, program.post("/api/agents/v1/responses", asked))))
                .isEqualTo("insufficient_quota");
    }

    @Test
    void whoAsksTooOftenIsRefusedFromOutsideToo() {
        // Not the administrator of the other test, who is given credits here and has to have none there.
        var admin = server.signedIn();
        expect(200, server.administrator().post("/api/admin/roles/ADMIN/members", Map.of("userId", admin.accountId())));
        var agent = SavedAgent.by(admin, Map.of("model", "fake-echo"));
        var program = program(refilling, admin);

        var refused = Stream.generate(() -> call(program, agent, "hi"))
                .limit(2 * MESSAGES_AN_HOUR + 2)
                .filter(answer -> code(answer).equals("rate_limit_exceeded"))
                .findFirst()
                .orElseThrow();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    private static TestClient program(RunningLedgerChat node, TestClient owner) {
        var created = json(expect(201, owner.post("/api/api-keys", Map.of("name", "ci"))));
        return node.client().withToken(created.get("key").asString());
    }

    private static HttpResponse<String> call(TestClient program, SavedAgent agent, String text) {
        var messages = List.of(Map.of("role", "user", "content", text));
        return program.post("/api/agents/v1/chat/completions", Map.of("model", agent.id(), "messages", messages));
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).at("/error/code").asString("");
    }

    @Test
    void whoHasNothingLeftIsGivenMoreWhenItIsDue() {
        var person = refilling.signedIn();
        spendAll(person);
        var before = json(person.get("/api/balance"));
        assertThat(before.get("refillAmount").asInt()).isEqualTo(7000);
        assertThat(before.get("refillIntervalUnit").asString()).isEqualTo("seconds");

        await().atMost(SOON)
                .until(() -> ChatTurn.hear(person, ChatTurn.start(person, "again", Map.of())).frames().stream()
                        .anyMatch(frame -> frame.path("final").asBoolean(false)));
        assertThat(json(person.get("/api/balance")).get("lastRefill").asString())
                .isGreaterThan(before.get("lastRefill").asString());
    }

    @Test
    void withoutABalanceThereIsNothingToTell() {
        var person = RunningLedgerChat.shared().signedIn();
        assertThat(expect(204, person.get("/api/balance")).body()).isEmpty();
    }

    /** A long question costs more than the start. */
    private static void spendAll(TestClient person) {
        expect(200, person.get("/api/balance"));
        ChatTurn.say(person, "usage:" + "word ".repeat(85));
        await().atMost(SOON).until(() -> credits(person) == 0);
    }

    private static JsonNode error(ChatTurn turn) {
        var error = turn.frames().stream()
                .filter(frame -> frame.has("error"))
                .findFirst()
                .orElseThrow();
        return JsonMapper.builder().build().readTree(error.get("error").asString());
    }

    private static double credits(TestClient person) {
        return json(expect(200, person.get("/api/balance"))).get("tokenCredits").asDouble();
    }

    private static long transactions(TestClient person, String name) {
        var payloads = server.bean(JdbcClient.class)
                .sql("select convert_from(payload, 'UTF8') from ledger.domain_event_entry where payload_type = ?")
                .param(name)
                .query(String.class)
                .list();
        var account = person.accountId();
        return payloads.stream().filter(payload -> payload.contains(account)).count();
    }
}
