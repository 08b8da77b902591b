package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The second factor from setting it up to giving it up (contract 10 §B7). */
class TwoFactorIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final JdbcClient sql = server.bean(JdbcClient.class);

    /** A person with a second factor in force, and what they keep of it. */
    private record Enrolled(TestClient client, AuthenticatorApp app, List<String> backupCodes) {}

    @Test
    void aSecretIsToldInTheFormThatAuthenticatorAppsTake() {
        var client = server.signedIn();
        var begun = json(expect(200, client.post("/api/auth/2fa/enable", null)));

        assertThat(begun.get("otpauthUrl").asString())
                .matches("otpauth://totp/LibreChat:" + client.email() + "\\?secret=[A-Z2-7]{16}&issuer=LibreChat");
        assertThat(codes(begun)).hasSize(10).allSatisfy(code -> assertThat(code).matches("[0-9a-f]{8}"));
        assertThat(json(client.get("/api/user")).get("twoFactorEnabled").asBoolean())
                .isFalse();
    }

    @Test
    void itIsInForceOnceACodeWasConfirmed() {
        var client = server.signedIn();
        assertThat(message(400, client.post("/api/auth/2fa/verify", Map.of("token", "123456"))))
                .isEqualTo("2FA not initiated");
        var begun = json(expect(200, client.post("/api/auth/2fa/enable", null)));
        var app = new AuthenticatorApp(begun.get("otpauthUrl").asString());

        assertThat(message(400, client.post("/api/auth/2fa/confirm", Map.of("token", app.oldCode()))))
                .isEqualTo("Invalid token.");
        assertThat(message(400, client.post("/api/auth/2fa/verify", Map.of("token", 123456))))
                .isEqualTo("Invalid token or backup code.");
        assertThat(message(400, client.post("/api/auth/2fa/verify", null))).isEqualTo("Invalid token or backup code.");
        var verified = expect(200, client.post("/api/auth/2fa/verify", Map.of("token", app.code())));
        assertThat(verified.body()).isEmpty();
        assertThat(verified.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        expect(200, client.post("/api/auth/2fa/confirm", Map.of("token", app.code())));
        expect(200, client.post("/api/auth/2fa/confirm", Map.of("token", app.code())));

        assertThat(json(client.get("/api/user")).get("twoFactorEnabled").asBoolean())
                .isTrue();
        assertThat(events(client, "account.two-factor-begun")).isEqualTo(1);
        assertThat(events(client, "account.two-factor-enabled")).isEqualTo(1);
    }

    @Test
    void signingInTakesACodeFromThenOn() {
        var person = enrolled();
        var stranger = server.client();
        var pending = json(expect(200, stranger.post("/api/auth/login", credentials(person.client()))));
        assertThat(pending.propertyNames()).containsExactlyInAnyOrder("twoFAPending", "tempToken");
        assertThat(stranger.cookies().getCookieStore().getCookies()).isEmpty();
        var tempToken = pending.get("tempToken").asString();

        assertThat(message(401, stranger.withToken(tempToken).get("/api/user"))).isEqualTo("Unauthorized");
        stranger.withToken(null);
        assertThat(message(400, verify(stranger, Map.of()))).isEqualTo("Missing temporary token");
        assertThat(message(401, verify(stranger, Map.of("tempToken", "x.y.z", "token", "123456"))))
                .isEqualTo("Invalid or expired temporary token");
        assertThat(message(
                        401,
                        verify(stranger, Map.of("tempToken", person.client().token(), "token", "123456"))))
                .isEqualTo("Invalid or expired temporary token");
        assertThat(message(401, verify(stranger, Map.of("tempToken", tempToken))))
                .isEqualTo("Invalid 2FA code or backup code");
        assertThat(message(
                        401,
                        verify(
                                stranger,
                                Map.of(
                                        "tempToken",
                                        tempToken,
                                        "token",
                                        person.app().oldCode()))))
                .isEqualTo("Invalid 2FA code or backup code");

        var answer = json(expect(
                200,
                verify(
                        stranger,
                        Map.of("tempToken", tempToken, "token", person.app().code()))));
        assertThat(answer.get("user").get("twoFactorEnabled").asBoolean()).isTrue();
        expect(200, stranger.withToken(answer.get("token").asString()).get("/api/user"));
        assertThat(stranger.cookies().getCookieStore().getCookies())
                .extracting("name")
                .contains("refreshToken", "token_provider");
    }

    /** With an access token alone, by whatever means it was come by. */
    @Test
    void nobodyGuessesForLong() {
        var person = enrolled();
        var wrong = Map.of("token", person.app().oldCode());
        int guesses = 0;
        while (person.client().post("/api/auth/2fa/disable", wrong).statusCode() == 401) {
            assertThat(++guesses).isLessThan(30);
        }
        var right = Map.of("token", person.app().code());
        for (var path : List.of("disable", "enable", "verify", "confirm", "backup/regenerate")) {
            assertThat(message(429, person.client().post("/api/auth/2fa/" + path, right)))
                    .isEqualTo("Too many attempts, please try again later");
        }
        expect(429, person.client().delete("/api/user/delete", right));
        expect(200, person.client().get("/api/user"));
    }

    @Test
    void aBackupCodeSignsInOnce() {
        var person = enrolled();
        var body = Map.of(
                "tempToken",
                tempToken(person),
                "backupCode",
                " " + person.backupCodes().getFirst() + " ");

        expect(200, verify(server.client(), body));
        assertThat(message(401, verify(server.client(), body))).isEqualTo("Invalid 2FA code or backup code");
        assertThat(events(person.client(), "account.backup-code-used")).isEqualTo(1);
    }

    @Test
    void anotherSecretTakesTheOldOnesPlaceOnlyWhenConfirmed() {
        var person = enrolled();
        var client = person.client();
        assertThat(message(400, client.post("/api/auth/2fa/enable", null)))
                .isEqualTo("TOTP token or backup code is required to re-enroll 2FA");
        assertThat(message(
                        401,
                        client.post(
                                "/api/auth/2fa/enable",
                                Map.of("token", person.app().oldCode()))))
                .isEqualTo("Invalid token or backup code");
        var backup = Map.of("backupCode", person.backupCodes().getFirst());
        var begun = json(expect(200, client.post("/api/auth/2fa/enable", backup)));
        var newApp = new AuthenticatorApp(begun.get("otpauthUrl").asString());

        var before =
                Map.of("tempToken", tempToken(person), "token", person.app().code());
        expect(200, verify(server.client(), before));
        expect(200, client.post("/api/auth/2fa/confirm", Map.of("token", newApp.code())));
        var after = Map.of("tempToken", tempToken(person), "token", newApp.code());
        expect(200, verify(server.client(), after));
        assertThat(verify(
                                server.client(),
                                Map.of(
                                        "tempToken",
                                        tempToken(person),
                                        "backupCode",
                                        codes(begun).get(3)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(verify(
                                server.client(),
                                Map.of(
                                        "tempToken",
                                        tempToken(person),
                                        "backupCode",
                                        person.backupCodes().getFirst()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void backupCodesAreReplacedAllAtOnce() {
        var person = enrolled();
        var client = person.client();
        assertThat(message(400, client.post("/api/auth/2fa/backup/regenerate", null)))
                .isEqualTo("TOTP token or backup code is required to regenerate backup codes");
        var renewed = json(expect(
                200,
                client.post(
                        "/api/auth/2fa/backup/regenerate",
                        Map.of("token", person.app().code()))));

        assertThat(codes(renewed)).hasSize(10).doesNotContainAnyElementsOf(person.backupCodes());
        assertThat(renewed.get("backupCodesHash").get(0).propertyNames()).containsExactly("codeHash", "used", "usedAt");
        assertThat(verify(
                                server.client(),
                                Map.of(
                                        "tempToken",
                                        tempToken(person),
                                        "backupCode",
                                        person.backupCodes().getFirst()))
                        .statusCode())
                .isEqualTo(401);
        var fresh = Map.of(
                "tempToken", tempToken(person), "backupCode", codes(renewed).getLast());
        expect(200, verify(server.client(), fresh));
    }

    @Test
    void itIsGivenUpByWhoeverStillHasIt() {
        var client = server.signedIn();
        assertThat(message(400, client.post("/api/auth/2fa/disable", null)))
                .isEqualTo("2FA is not setup for this user");
        var person = enrolled();
        assertThat(message(400, person.client().post("/api/auth/2fa/disable", null)))
                .isEqualTo("Either token or backup code is required to disable 2FA");
        assertThat(message(401, person.client().post("/api/auth/2fa/disable", Map.of("backupCode", "00000000"))))
                .isEqualTo("Invalid token or backup code");

        expect(
                200,
                person.client()
                        .post(
                                "/api/auth/2fa/disable",
                                Map.of("token", person.app().code())));
        var answer = json(expect(200, server.client().post("/api/auth/login", credentials(person.client()))));
        assertThat(answer.has("token")).isTrue();
        assertThat(answer.get("user").get("twoFactorEnabled").asBoolean()).isFalse();
        assertThat(rows("two_factor", person.client())).isZero();
        assertThat(rows("backup_code", person.client())).isZero();
    }

    @Test
    void anAccountThatHasItIsDeletedWithItOnly() {
        var person = enrolled();
        assertThat(message(400, person.client().delete("/api/user/delete", null)))
                .isEqualTo("TOTP token or backup code is required to delete account with 2FA enabled");
        assertThat(message(401, person.client().delete("/api/user/delete", Map.of("token", "000000"))))
                .isEqualTo("Invalid token or backup code");
        var account = person.client().accountId();
        expect(
                200,
                person.client()
                        .delete("/api/user/delete", Map.of("token", person.app().code())));
        assertThat(sql.sql("select count(*) from vault.two_factor where account_id = ?")
                        .param(account)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theVaultHoldsSecretsSealedOnly() {
        var client = server.signedIn();
        var begun = json(expect(200, client.post("/api/auth/2fa/enable", null)));
        var sealed = sql.sql("select pending_secret from vault.two_factor where account_id = ?")
                .param(client.accountId())
                .query((row, number) -> row.getBytes(1))
                .single();
        var text = new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1);
        var secret = begun.get("otpauthUrl").asString().replaceAll(".*secret=([A-Z2-7]+)&.*", "$1");
        assertThat(text).doesNotContain(secret);
        assertThat(sql.sql("select hash from vault.backup_code where account_id = ?")
                        .param(client.accountId())
                        .query(String.class)
                        .list())
                .hasSize(10)
                .allSatisfy(hash -> assertThat(hash).hasSize(64));
    }

    private Enrolled enrolled() {
        var client = server.signedIn();
        var begun = json(expect(200, client.post("/api/auth/2fa/enable", null)));
        var app = new AuthenticatorApp(begun.get("otpauthUrl").asString());
        expect(200, client.post("/api/auth/2fa/confirm", Map.of("token", app.code())));
        return new Enrolled(client, app, codes(begun));
    }

    private String tempToken(Enrolled person) {
        var answer = expect(200, server.client().post("/api/auth/login", credentials(person.client())));
        return json(answer).get("tempToken").asString();
    }

    private static Map<String, String> credentials(TestClient client) {
        return Map.of("email", client.email(), "password", PASSWORD);
    }

    private static HttpResponse<String> verify(TestClient client, Map<String, ?> body) {
        return client.post("/api/auth/2fa/verify-temp", body);
    }

    private static List<String> codes(JsonNode answer) {
        return Stream.of(answer.get("backupCodes"))
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .toList();
    }

    private static String message(int status, HttpResponse<String> answer) {
        return json(expect(status, answer)).get("message").asString();
    }

    private long events(TestClient client, String name) {
        return sql.sql("select count(*) from ledger.domain_event_entry where payload_type = ?"
                        + " and aggregate_identifier = ?")
                .params(name, "account:" + client.accountId())
                .query(Long.class)
                .single();
    }

    private long rows(String table, TestClient client) {
        return sql.sql("select count(*) from vault." + table + " where account_id = ?")
                .param(client.accountId())
                .query(Long.class)
                .single();
    }
}
