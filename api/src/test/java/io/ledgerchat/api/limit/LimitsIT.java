package io.ledgerchat.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.event.account.AccountId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Limiters, violations and bans on the real application (contract 00 §§9-10). Each test comes from an address of its own. */
class LimitsIT {
    private static RunningLedgerChat server;
    private static RunningLedgerChat other;

    @BeforeAll
    static void start() {
        var settings = Map.of(
                "ALLOW_REGISTRATION", "true",
                "LOGIN_MAX", "3",
                "LOGIN_WINDOW", "4",
                "REGISTER_MAX", "2",
                "IMPORT_USER_MAX", "1",
                "FILE_UPLOAD_IP_MAX", "2",
                "BAN_VIOLATIONS", "true",
                "BAN_INTERVAL", "2",
                "LEDGERCHAT_SHARED_LIMITS", "true");
        server = RunningLedgerChat.shared().alongside(settings);
        other = RunningLedgerChat.shared().alongside(settings);
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
    }

    @Test
    void everySignInTellsWhatIsLeftAndTheOneTooManyWhenToComeBack() {
        var address = "192.0.2.10";
        var begun = Instant.now().getEpochSecond();

        for (int left = 2; left >= 0; left--) {
            var answer = signIn(server, address, "nobody-" + UUID.randomUUID() + "@example.com");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo(3);
            assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(left);
            assertThat(header(answer, "X-RateLimit-Reset")).isBetween(begun + 1, begun + 300);
            assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        }
        var refused = signIn(server, address, "nobody@example.com");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"message\":\"Too many login attempts, please try again after 4 minutes.\"}");
        assertThat(header(refused, "Retry-After")).isBetween(1L, 240L);
        assertThat(header(refused, "X-RateLimit-Remaining")).isZero();
        assertThat(signIn(server, "192.0.2.11", "nobody@example.com").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nodesCountTogether() {
        var address = "192.0.2.20";

        assertThat(signIn(server, address, "nobody@example.com").statusCode()).isEqualTo(404);
        assertThat(signIn(other, address, "nobody@example.com").statusCode()).isEqualTo(404);
        assertThat(signIn(server, address, "nobody@example.com").statusCode()).isEqualTo(404);
        assertThat(signIn(other, address, "nobody@example.com").statusCode()).isEqualTo(429);
    }

    @Test
    void theLimitComesBeforeTheFormIsLookedAt() {
        var address = "192.0.2.30";
        for (int i = 0; i < 2; i++) {
            assertThat(post(server, "/api/auth/register", address, "{}").statusCode())
                    .isEqualTo(404);
        }
        var refused = post(server, "/api/auth/register", address, "{}");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"message\":\"Too many accounts created, please try again after 60 minutes\"}");
    }

    @Test
    void uploadsFromOneAddressCountTogetherWhoeverSendsThem() {
        var bodies = new ArrayList<String>();
        for (int person = 0; person < 3; person++) {
            bodies.add(send(HttpRequest.newBuilder(server.uri("/api/files"))
                            .header("X-Forwarded-For", "192.0.2.60")
                            .header(
                                    "Authorization",
                                    "Bearer "
                                            + RunningLedgerChat.shared()
                                                    .signedIn()
                                                    .token())
                            .POST(HttpRequest.BodyPublishers.noBody()))
                    .body());
        }

        assertThat(bodies)
                .containsExactly(
                        "{\"message\":\"Error processing file\"}",
                        "{\"message\":\"Error processing file\"}",
                        "{\"message\":\"Too many file upload requests. Try again later\"}");
    }

    @Test
    void aFloodIsRecordedOnceAndNotOnceMorePerRequest() {
        long before = refusals();
        long first = quarter();

        for (int i = 0; i < 12; i++) {
            signIn(server, "192.0.2.40", "same-" + i + "@example.com");
        }

        // Three failed sign-ins of three addresses, and one refusal for the other nine; again in the next quarter of an
        // hour, if it begins meanwhile.
        assertThat(refusals() - before).isBetween(4L, 4 * (1 + quarter() - first));
    }

    @Test
    void whoBreaksLimitsTooOftenIsBannedWithTheirAddressAndLosesTheirSessions() {
        var client = RunningLedgerChat.shared().signedIn();
        var account = new AccountId(client.accountId());
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.50");
        var response = new MockHttpServletResponse();
        var limits = server.bean(RateLimits.class);
        limits.check(Limiter.IMPORT, request, response, account);

        for (int i = 0; i < 2; i++) {
            var refused = catchThrowableOfType(
                    TooManyRequests.class, () -> limits.check(Limiter.IMPORT, request, response, account));
            assertThat(refused).hasMessage("Too many conversation import requests. Try again later");
        }

        assertThat(response.getHeaders("Set-Cookie")).hasSize(5).allMatch(cookie -> cookie.contains("1970"));
        assertThat(client.post("/api/auth/refresh", null).statusCode()).isEqualTo(401);
        var banned = "{\"message\":\"Your account has been temporarily banned due to violations of our service.\"}";
        for (var answer : new HttpResponse<?>[] {
            signIn(server, "192.0.2.51", client.email()),
            signIn(other, "192.0.2.50", "nobody@example.com"),
            get(server, "/api/files/config", "192.0.2.52", client.token()),
            get(server, "/API/Files/Config", "192.0.2.52", client.token())
        }) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(banned);
        }
        assertThat(get(server, "/api/user", "192.0.2.52", client.token()).statusCode())
                .isEqualTo(200);
        assertThat(events("account.banned", account)).isEqualTo(1);
    }

    private static HttpResponse<String> signIn(RunningLedgerChat node, String address, String email) {
        return post(
                node,
                "/api/auth/login",
                address,
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, TestClient.PASSWORD));
    }

    private static HttpResponse<String> post(RunningLedgerChat node, String path, String address, String body) {
        return send(HttpRequest.newBuilder(node.uri(path))
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(RunningLedgerChat node, String path, String address, String token) {
        return send(HttpRequest.newBuilder(node.uri(path))
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValueAsLong(name).orElseThrow();
    }

    private static long quarter() {
        return Instant.now().getEpochSecond() / RefusalLog.WINDOW.toSeconds();
    }

    private static long refusals() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from ledger.domain_event_entry where payload_type = 'access.request-refused'")
                .query(Long.class)
                .single();
    }

    private static long events(String name, AccountId account) {
        return server.bean(JdbcClient.class)
                .sql(
                        "select count(*) from ledger.domain_event_entry where payload_type = ? and aggregate_identifier = ?")
                .params(name, account.toString())
                .query(Long.class)
                .single();
    }
}
