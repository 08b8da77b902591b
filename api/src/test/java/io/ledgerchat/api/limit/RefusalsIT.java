package io.ledgerchat.api.limit;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.ToldRefusals;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.account.BanAccount;
import io.ledgerchat.command.account.ChangeAccountRole;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.apikey.ApiKeys;
import io.ledgerchat.command.apikey.CreateApiKey;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Whoever is turned away is told of once, and then by a number. Each test has an account or an address of its own. */
class RefusalsIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "ALLOW_REGISTRATION", "true",
            "LOGIN_MAX", "1000",
            "REGISTER_MAX", "1000",
            "LIMIT_CONCURRENT_MESSAGES", "true",
            "CONCURRENT_MESSAGE_MAX", "1",
            "LEDGERCHAT_BROWSER_CHECK", "true");
    private static RunningLedgerChat server;

    @BeforeAll
    static void start() {
        server = RunningLedgerChat.shared().alongside(SETTINGS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theBannedWhoWantToChat() {
        var ada = server.signedIn();
        String id = ada.accountId();
        ban(id);

        assertThat(thrice(403, () -> ada.post("/api/agents/chat/Fake", ChatTurn.payload("hi", Map.of()))))
                .containsOnly("{\"type\":\"ban\"}");
        assertThat(told("ban", id)).isEqualTo(3);
    }

    @Test
    void theBannedWhoCallAgentsFromOutside() {
        var ada = server.signedIn();
        String id = ada.accountId();
        become(id, "ADMIN");
        try {
            var agent = SavedAgent.by(ada, Map.of("model", "fake-echo"));
            String key = json(expect(201, ada.post("/api/api-keys", Map.of("name", "ci"))))
                    .get("key")
                    .asString();
            var program = server.client().withToken(key);
            var question = Map.of("model", agent.id(), "messages", List.of(Map.of("role", "user", "content", "hi")));
            ban(id);

            assertThat(thrice(403, () -> program.post("/api/agents/v1/chat/completions", question)))
                    .allMatch(body -> body.contains("The account is banned."));
            assertThat(told("ban", id)).isEqualTo(3);
        } finally {
            become(id, "USER");
        }
    }

    @Test
    void theKeyOfAnAccountThatEndsMeanwhile() {
        var ada = server.signedIn();
        var id = new AccountId(ada.accountId());
        String key = "sk-" + Ids.uuid();
        server.bean(Commands.class)
                .send(new CreateApiKey(
                        new ApiKeyId(Ids.objectId()), id, "ci", "sk-", TokenHash.of(key), null, Instant.now()));
        var leaving = onceKeyIsFound(() -> expect(200, ada.delete("/api/user/delete", null)));
        try (var node = RunningLedgerChat.shared()
                .alongside(SETTINGS, context -> context.getBeanFactory().addBeanPostProcessor(leaving))) {
            var program = node.client().withToken(key);

            assertThat(expect(401, program.get("/api/agents/v1/models")).body())
                    .contains("User not found for this API key");
            assertThat(expect(401, program.get("/api/agents/v1/models")).body()).contains("Invalid API key");
            assertThat(ToldRefusals.by(node, "api-key", id.value())).isEqualTo(1);
        }
    }

    private static BeanPostProcessor onceKeyIsFound(Runnable then) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ApiKeys keys ? watched(keys, then) : bean;
            }
        };
    }

    private static Object watched(ApiKeys keys, Runnable then) {
        return Proxy.newProxyInstance(
                ApiKeys.class.getClassLoader(), new Class<?>[] {ApiKeys.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(keys, arguments);
                    if (answer instanceof Optional<?> found && found.isPresent()) {
                        then.run();
                    }
                    return answer;
                });
    }

    @Test
    void aKeyThatIsNotOurs() {
        String address = "198.51.100.23";
        var request = HttpRequest.newBuilder(server.uri("/api/agents/v1/models"))
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer sk-forged");

        assertThat(thrice(401, () -> send(request))).allMatch(body -> body.contains("Invalid API key"));
        assertThat(told("api-key", hash("api-key", address))).isEqualTo(3);
    }

    @Test
    void whoeverAsksForAModelThatIsNotOffered() {
        var ada = server.signedIn();
        var question = ChatTurn.payload("hi", Map.of("model", "nobody-1"));

        for (int time = 0; time < 3; time++) {
            var refused = ChatTurn.hear(ada, json(expect(200, ada.post("/api/agents/chat/Fake", question))));
            assertThat(refused.end().get("error").asString()).contains("illegal_model_request");
        }
        assertThat(told("illegal_model_request", ada.accountId())).isEqualTo(3);
    }

    @Test
    void whoeverHasTooManyRepliesRunning() {
        var ada = server.signedIn();
        String id = ada.accountId();
        var conversation = ChatTurn.start(ada, "stall:hello", Map.of()).get("conversationId");

        assertThat(thrice(429, () -> ada.post("/api/agents/chat/Fake", ChatTurn.payload("hi", Map.of()))))
                .allMatch(body -> body.contains("\"concurrent\""));
        assertThat(told("concurrent", id)).isEqualTo(3);
        expect(200, ada.post("/api/agents/chat/abort", Map.of("conversationId", conversation)));
    }

    @Test
    void whatIsNoBrowser() {
        var ada = server.signedIn();
        var request = HttpRequest.newBuilder(server.uri("/api/files/config"))
                .header("User-Agent", "curl/8.5.0")
                .header("Authorization", "Bearer " + ada.token());

        assertThat(thrice(200, () -> send(request))).allMatch(body -> body.contains("Illegal request"));
        assertThat(told("non_browser", ada.accountId())).isEqualTo(3);
    }

    @Test
    void aRefreshTokenThatIsNotOurs() {
        String address = "198.51.100.21";
        var request = HttpRequest.newBuilder(server.uri("/api/auth/refresh"))
                .header("X-Forwarded-For", address)
                .header("Cookie", "refreshToken=forged")
                .POST(HttpRequest.BodyPublishers.noBody());

        assertThat(thrice(403, () -> send(request))).containsOnly("Invalid refresh token");
        assertThat(told("refresh", hash("refresh", address))).isEqualTo(3);
    }

    @Test
    void theRefreshTokenOfAnAccountThatIsGone() {
        var ada = server.signedIn();
        String id = ada.accountId();
        expect(200, ada.delete("/api/user/delete", null));

        assertThat(thrice(302, () -> ada.post("/api/auth/refresh", null))).hasSize(3);
        assertThat(told("refresh", id)).isEqualTo(3);
    }

    @Test
    void aSecondStepWithoutAFirst() {
        String address = "198.51.100.22";
        var request = HttpRequest.newBuilder(server.uri("/api/auth/2fa/verify-temp"))
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"tempToken\":\"forged\",\"token\":\"000000\"}"));

        assertThat(thrice(401, () -> send(request)))
                .containsOnly("{\"message\":\"Invalid or expired temporary token\"}");
        assertThat(told("second-factor", hash("second-factor", address))).isEqualTo(3);
    }

    @Test
    void aRegularStopTellsWhatWasCounted() {
        var ada = server.signedIn();
        try (var node = RunningLedgerChat.shared().alongside(SETTINGS)) {
            var attempt = Map.of("email", ada.email(), "password", "not-" + PASSWORD);
            assertThat(thrice(404, () -> node.client().post("/api/auth/login", attempt)))
                    .hasSize(3);
        }

        String key = server.bean(EmailHash.class).claimOn(ada.email()).value();
        assertThat(ToldRefusals.of(server, "sign-in", key)).isEqualTo(3);
    }

    private static void ban(String account) {
        var now = Instant.now();
        server.bean(Commands.class)
                .send(new BanAccount(new AccountId(account), "operator", null, now.plus(Duration.ofHours(1)), now));
    }

    private static void become(String account, String role) {
        var id = new AccountId(account);
        server.bean(Commands.class).send(new ChangeAccountRole(id, id, role, Instant.now()));
    }

    private static String hash(String purpose, String value) {
        return server.bean(KeyedHash.class).of(purpose, value);
    }

    private static long told(String refusal, String key) {
        return ToldRefusals.by(server, refusal, key);
    }

    private static List<String> thrice(int status, Supplier<HttpResponse<String>> request) {
        return List.of(
                expect(status, request.get()).body(),
                expect(status, request.get()).body(),
                expect(status, request.get()).body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
