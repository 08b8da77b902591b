package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.access.RefusalLog;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registration, sign-in and an account's own affairs on the real application (contract 10). */
class AccountsIT {
    private static final String WELCOME = "{\"message\":\"Please check your email to verify your email address.\"}";

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final JdbcClient sql = server.bean(JdbcClient.class);

    @Test
    void aPersonRegistersSignsInAndIsShownAsTheyAre() {
        var email = newEmail();
        assertThat(expect(200, register(email)).body()).isEqualTo(WELCOME);

        var client = server.client();
        var answer = expect(200, client.post("/api/auth/login", Map.of("email", email, "password", PASSWORD)));
        var user = json(answer).get("user");
        assertThat(user.get("email").asString()).isEqualTo(email);
        assertThat(user.get("termsAcceptedAt").isNull()).isTrue();
        assertThat(user.get("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
                        "_id",
                        "id",
                        "name",
                        "username",
                        "email",
                        "emailVerified",
                        "avatar",
                        "provider",
                        "role",
                        "plugins",
                        "twoFactorEnabled",
                        "termsAccepted",
                        "termsAcceptedAt",
                        "personalization",
                        "favorites",
                        "skillStates",
                        "refreshToken",
                        "createdAt",
                        "updatedAt");

        client.withToken(json(answer).get("token").asString());
        var shown = json(expect(200, client.get("/api/user")));
        assertThat(shown.get("id").asString()).isEqualTo(user.get("id").asString());
        assertThat(shown.has("refreshToken")).isFalse();
        assertThat(shown.has("termsAcceptedAt")).isFalse();
    }

    @Test
    void ofManySimultaneousRegistrationsOfOneAddressOneOpensAnAccountAndAllAreAnsweredAlike() throws Exception {
        var email = newEmail();
        long before = registrations();

        List<HttpResponse<String>> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Stream.generate(() -> (Callable<HttpResponse<String>>) () -> register(email))
                    .limit(6)
                    .toList();
            answers = callers.invokeAll(asked).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(WELCOME);
        });
        assertThat(registrations() - before).isEqualTo(1);
        server.client().signIn(email);
    }

    @Test
    void registeringATakenAddressAgainAnswersTheSameAndChangesNothing() {
        var email = newEmail();
        expect(200, register(email));
        long before = registrations();

        assertThat(expect(200, register(email.toUpperCase(java.util.Locale.ROOT)))
                        .body())
                .isEqualTo(WELCOME);
        assertThat(registrations()).isEqualTo(before);
    }

    @Test
    void anEmptyFormIsAnsweredLikeOneWithoutABody() {
        var required = "{\"message\":\"name: Required email: Required password: Required confirm_password: Required\"}";

        assertThat(expect(404, server.client().post("/api/auth/register", Map.of()))
                        .body())
                .isEqualTo(required);
        assertThat(expect(404, server.client().post("/api/auth/register", null)).body())
                .isEqualTo(required);
    }

    @Test
    void aFailedSignInIsNeverA401() {
        var client = server.signedIn();
        var stranger = server.client();

        assertThat(login(stranger, client.email(), "wrong password")).isEqualTo("404 Incorrect password.");
        assertThat(login(stranger, newEmail(), PASSWORD)).isEqualTo("404 Email does not exist.");
        assertThat(login(stranger, client.email(), "")).isEqualTo("404 Missing credentials");
        assertThat(login(stranger, "nobody", PASSWORD)).isEqualTo("404 email: Invalid email");
        assertThat(expect(404, stranger.post("/api/auth/login", null)).body())
                .isEqualTo("{\"message\":\"Missing credentials\"}");
        assertThat(expect(404, stranger.post("/api/auth/login", Map.of("email", 5, "password", PASSWORD)))
                        .body())
                .isEqualTo("{\"message\":\"Missing credentials\"}");
    }

    @Test
    void failedSignInsAreRecordedOncePerAddressAndWindow() {
        var email = newEmail();
        long before = events("access.request-refused");
        long first = quarter();

        for (int attempt = 0; attempt < 5; attempt++) {
            login(server.client(), email, PASSWORD);
        }

        assertThat(events("access.request-refused") - before).isBetween(1L, 1 + quarter() - first);
    }

    @Test
    void aBcryptHashOfAnotherSystemSignsInAndIsUpgraded() {
        var client = server.signedIn();
        var id = client.accountId();
        sql.sql("update vault.account set password_hash = ? where account_id = ?")
                .params(
                        new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(
                                        org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion
                                                .$2B)
                                .encode(PASSWORD),
                        id)
                .update();

        server.client().signIn(client.email());

        assertThat(sql.sql("select password_hash from vault.account where account_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .startsWith("{argon2}");
        assertThat(eventsOf("account:" + id)).contains("account.password-changed");
        server.client().signIn(client.email());
    }

    @Test
    void termsAreAcceptedOnceAndKeepTheirFirstDate() {
        var client = server.signedIn();
        assertThat(expect(200, client.get("/api/user/terms")).body())
                .isEqualTo("{\"termsAccepted\":false,\"termsAcceptedAt\":null}");

        var first = json(expect(200, client.post("/api/user/terms/accept", null)));
        var second = json(expect(200, client.post("/api/user/terms/accept", Map.of())));

        assertThat(first.get("message").asString()).isEqualTo("Terms accepted successfully");
        assertThat(second).isEqualTo(first);
        assertThat(json(client.get("/api/user/terms")).get("termsAcceptedAt")).isEqualTo(first.get("termsAcceptedAt"));
        assertThat(json(client.get("/api/user")).get("termsAccepted").asBoolean())
                .isTrue();
    }

    @Test
    void aDeletedAccountIsGoneWithAllThatProvesItAndItsAddressIsFree() {
        var client = server.signedIn();
        var id = client.accountId();
        expect(201, client.put("/api/keys", Map.of("name", "openAI", "value", "sk-secret")));

        assertThat(expect(200, client.delete("/api/user/delete", null)).body())
                .isEqualTo("{\"message\":\"User deleted\"}");

        assertThat(expect(401, client.get("/api/user")).body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        var refresh = client.post("/api/auth/refresh", null);
        assertThat(refresh.statusCode()).isEqualTo(302);
        assertThat(refresh.headers().firstValue("Location")).contains("/login");
        assertThat(login(server.client(), client.email(), PASSWORD)).isEqualTo("404 Email does not exist.");
        for (var table : List.of("account", "session", "provider_key", "api_key")) {
            assertThat(sql.sql("select count(*) from vault." + table + " where account_id = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }

        expect(200, register(client.email()));
        assertThat(server.client().signIn(client.email()).accountId()).isNotEqualTo(id);
    }

    @Test
    void whatADeletedAccountSaidIsDeletedToo() {
        var client = server.signedIn();
        var id = client.accountId();
        var conversation = ChatTurn.say(client, "Hello").conversationId();

        expect(200, client.delete("/api/user/delete", null));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(eventsOf("conversation:" + conversation)).contains("conversation.deleted"));
        assertThat(sql.sql("""
                                select convert_from(meta_data, 'UTF8') from ledger.domain_event_entry
                                where aggregate_identifier = ? and payload_type = 'conversation.deleted'""")
                        .param("conversation:" + conversation)
                        .query(String.class)
                        .single())
                .contains("\"source\":\"automation\"", "\"actor\":\"" + id + "\"");
    }

    @Test
    void everyEventTellsItsActorAndNoClearAddress() {
        var client = server.signedIn();

        var metadata = sql.sql("""
                        select convert_from(meta_data, 'UTF8') from ledger.domain_event_entry
                        where aggregate_identifier = ?""")
                .param("account:" + client.accountId())
                .query(String.class)
                .single();

        assertThat(metadata)
                .contains(
                        "\"source\":\"http\"", "\"actor\":\"" + client.accountId() + "\"", "\"actor-kind\":\"person\"")
                .contains("\"request\":", "\"cause\":", "\"correlation\":", "\"client-address\":", "\"client-agent\":")
                .doesNotContain("127.0.0.1", "Mozilla");
    }

    @Test
    void noPasswordNoTokenAndNoAddressLiesInTheLogInClear() {
        var client = server.signedIn();
        expect(201, client.put("/api/keys", Map.of("name", "openAI", "value", "sk-very-secret-key")));

        var log = sql.sql("select string_agg(convert_from(payload, 'UTF8') || convert_from(meta_data, 'UTF8'), '') from"
                        + " ledger.domain_event_entry")
                .query(String.class)
                .single();

        assertThat(log).doesNotContain(PASSWORD, client.email(), client.token(), "sk-very-secret-key", "argon2");
        assertThat(sql.sql("select string_agg(encode(sealed, 'escape'), '') from vault.provider_key")
                        .query(String.class)
                        .single())
                .doesNotContain("sk-very-secret-key");
    }

    private HttpResponse<String> register(String email) {
        return server.client()
                .post(
                        "/api/auth/register",
                        Map.of(
                                "name",
                                "Ada Byron",
                                "email",
                                email,
                                "password",
                                PASSWORD,
                                "confirm_password",
                                PASSWORD));
    }

    private static String login(TestClient client, String email, String password) {
        var answer = client.post("/api/auth/login", Map.of("email", email, "password", password));
        return answer.statusCode() + " " + json(answer).get("message").asString();
    }

    private static String newEmail() {
        return "person-" + UUID.randomUUID() + "@example.com";
    }

    private long registrations() {
        return events("account.registered");
    }

    private static long quarter() {
        return Instant.now().getEpochSecond() / RefusalLog.WINDOW.toSeconds();
    }

    private long events(String name) {
        return sql.sql("select count(*) from ledger.domain_event_entry where payload_type = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private List<String> eventsOf(String aggregate) {
        return sql.sql("select payload_type from ledger.domain_event_entry where aggregate_identifier = ?")
                .param(aggregate)
                .query(String.class)
                .list();
    }
}
