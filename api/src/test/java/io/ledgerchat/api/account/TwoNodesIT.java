package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A second node on the same databases: what holds in one process by its locks must hold between two by the store. The second
 * one says nothing about registration, so it would admit only an installation's first account.
 */
class TwoNodesIT {
    private static final RunningLedgerChat ONE = RunningLedgerChat.shared();
    private static RunningLedgerChat silent;
    private static RunningLedgerChat two;

    @BeforeAll
    static void start() {
        two = ONE.alongside(Map.of("ALLOW_REGISTRATION", "true", "REGISTER_MAX", "1000"));
        silent = ONE.alongside(Map.of());
    }

    @AfterAll
    static void stop() {
        silent.close();
        two.close();
    }

    @Test
    void ofTwoRegistrationsOfOneAddressOnTwoNodesOneOpensAnAccount() throws Exception {
        var jdbc = ONE.bean(JdbcClient.class);
        for (int round = 0; round < 5; round++) {
            var email = "race-" + UUID.randomUUID() + "@example.com";
            long before = registrations(jdbc);

            var asked = new ArrayList<Callable<HttpResponse<String>>>();
            for (var node : new RunningLedgerChat[] {ONE, two, ONE, two}) {
                asked.add(() -> register(node, email));
            }
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(callers.invokeAll(asked).stream().map(Future::resultNow))
                        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
            }

            assertThat(registrations(jdbc) - before).isEqualTo(1);
        }
    }

    @Test
    void aSessionBegunOnOneNodeGoesOnOnTheOther() {
        var client = ONE.signedIn();
        var elsewhere = two.client();
        var cookie = new HttpCookie("refreshToken", refreshToken(client.cookies()));
        cookie.setPath("/");
        cookie.setVersion(0);
        elsewhere.cookies().getCookieStore().add(two.uri("/"), cookie);

        var answer = json(expect(200, elsewhere.post("/api/auth/refresh", null)));

        expect(200, client.withToken(answer.get("token").asString()).get("/api/user"));
    }

    @Test
    void afterTheFirstAccountNobodyRegistersWhereTheOperatorSaidNothing() {
        ONE.signedIn();

        assertThat(expect(403, register(silent, "late-" + UUID.randomUUID() + "@example.com"))
                        .body())
                .isEqualTo("{\"message\":\"Registration is not allowed.\"}");
    }

    private static HttpResponse<String> register(RunningLedgerChat node, String email) {
        return node.client()
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

    private static long registrations(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from ledger.domain_event_entry where payload_type = 'account.registered'")
                .query(Long.class)
                .single();
    }

    private static String refreshToken(java.net.CookieManager cookies) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("refreshToken"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
