package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.OperatorLine;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.account.OperatorOrders;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator does at the command line, while the server runs (contract 10 §B1, 80 §C). */
class OperatorIT {
    private static final String SECOND = "Another-pass-2";
    private static RunningLedgerChat server;

    @BeforeAll
    static void start() {
        server = RunningLedgerChat.shared().alongside(Map.of("REGISTER_MAX", "1000", "LOGIN_MAX", "1000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aGuestRegistersThoughNobodyMay() {
        var email = newEmail();
        assertThat(register(email, null)).isEqualTo("403 Registration is not allowed.");
        var token = operator().token("invite", email);

        assertThat(register(newEmail(), token)).isEqualTo("400 Invalid invite token");
        assertThat(register(email, "0".repeat(64))).isEqualTo("400 Invalid invite token");
        var mistaken = Map.of("name", "A", "email", email, "password", PASSWORD, "token", token);
        expect(404, server.client().post("/api/auth/register", mistaken));
        assertThat(register(email, token)).startsWith("200");
        expect(200, signIn(email, PASSWORD));
        assertThat(register(email, token)).isEqualTo("400 Invalid invite token");
        assertThat(operator().refuses("invite", email)).contains("There is an account with this address.");
        assertThat(events("invite.used")).isPositive();
    }

    @Test
    void aNewInviteMakesTheEarlierOneUseless() {
        var email = newEmail();
        var first = operator().token("invite", email);
        operator().does("invite", email);
        assertThat(register(email, first)).isEqualTo("400 Invalid invite token");
    }

    @Test
    void anAccountIsOpenedItsPasswordSetAndTheAccountDeleted() {
        var email = newEmail();
        operator().types(PASSWORD).does("create-user", email, "Ada Byron");
        expect(200, signIn(email, PASSWORD));
        assertThat(operator().types("short").refuses("reset-password", email)).contains("8 to 128");
        operator().types(SECOND).does("reset-password", email);
        expect(404, signIn(email, PASSWORD));
        expect(200, signIn(email, SECOND));
        operator().does("delete-user", email, "--yes");
        expect(404, signIn(email, SECOND));
        var administrator = RunningLedgerChat.shared().administrator();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(expect(
                                        200,
                                        administrator.get(
                                                "/api/admin/audit-log?actorType=service&action=account.deleted&limit=1"
                                                        + "&actorQuery=operator"))
                                .body())
                        .contains(
                                "{\"type\":\"service\",\"name\":\"operator of the machine\"}",
                                "\"source\":\"command-line\""));
        assertThat(operator().refuses("delete-user", email, "--yes")).contains("There is no account");
    }

    @Test
    void whoIsBannedIsTurnedAway() {
        var email = newEmail();
        operator().types(PASSWORD).does("create-user", email, "Ada Byron");
        operator().does("ban-user", email, "--minutes", "5");
        expect(403, signIn(email, PASSWORD));
    }

    @Test
    void creditsAreAddedAndTheLogSaysByWhichWay() {
        var email = newEmail();
        operator().types(PASSWORD).does("create-user", email, "Ada Byron");
        operator().does("add-balance", email, "1500");
        assertThat(operator().refuses("add-balance", email, "0")).contains("above 0");
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from ledger.domain_event_entry where payload_type = 'account.registered'"
                                + " and convert_from(meta_data, 'UTF8') like '%command-line%'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from vault.operator_order where details::text like '%@%' and done")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatThisVersionDoesNotKnowIsLeftToAServerThatDoes() {
        var order = UUID.randomUUID();
        var sql = server.bean(JdbcClient.class);
        sql.sql("insert into vault.operator_order (order_id, what, details) values (?, 'serve-tea', '{}')")
                .param(order)
                .update();
        // Both servers here look each second; what comes later is done meanwhile.
        operator().types(PASSWORD).does("create-user", newEmail(), "Ada Byron");

        // Nobody took it; as if it were given now, for an order is forgotten after half a minute.
        assertThat(sql.sql("update vault.operator_order set given_at = now() where order_id = ? and taken_at is null")
                        .param(order)
                        .update())
                .isOne();
        var orders = server.bean(OperatorOrders.class);
        assertThat(orders.take(Set.of("serve-coffee"))).isEmpty();
        assertThat(orders.take(Set.of("serve-coffee", "serve-tea")))
                .hasValueSatisfying(taken -> assertThat(taken.id()).isEqualTo(order));
        assertThat(orders.take(Set.of("serve-tea"))).isEmpty();
    }

    private static OperatorLine operator() {
        return new OperatorLine(server.backends().home().path());
    }

    private static String register(String email, @Nullable String token) {
        var form = new java.util.HashMap<String, Object>(
                Map.of("name", "Ada Byron", "email", email, "password", PASSWORD, "confirm_password", PASSWORD));
        if (token != null) {
            form.put("token", token);
        }
        var answer = server.client().post("/api/auth/register", form);
        return answer.statusCode() + " " + json(answer).path("message").asString("");
    }

    private static java.net.http.HttpResponse<String> signIn(String email, String password) {
        return server.client().post("/api/auth/login", Map.of("email", email, "password", password));
    }

    private static long events(String type) {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from ledger.domain_event_entry where payload_type = ?")
                .param(type)
                .query(Long.class)
                .single();
    }

    private static String newEmail() {
        return "guest-" + UUID.randomUUID() + "@example.org";
    }
}
