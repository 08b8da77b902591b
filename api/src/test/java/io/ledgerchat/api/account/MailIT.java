package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import io.ledgerchat.api.support.MailServer;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.ToldRefusals;
import io.ledgerchat.command.account.EmailHash;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters: verifying an address and setting a new password, with a real mail server (contract 10 §§B5, B6, C7, C8, D). */
class MailIT {
    private static final GreenMail MAIL = MailServer.create();
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
    private static final String NEW_PASSWORD = "Another-pass-2";
    private static RunningLedgerChat server;

    @BeforeAll
    static void start() {
        MAIL.start();
        server = RunningLedgerChat.shared().alongside(settings());
    }

    @AfterAll
    static void stop() {
        server.close();
        MAIL.stop();
    }

    private static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("ALLOW_REGISTRATION", "true");
        settings.put("ALLOW_PASSWORD_RESET", "true");
        settings.put("DOMAIN_CLIENT", "https://chat.example.org");
        settings.put("APP_TITLE", "Our <Chat>");
        settings.put("EMAIL_HOST", "127.0.0.1");
        settings.put("EMAIL_PORT", Integer.toString(MAIL.getSmtp().getPort()));
        settings.put("EMAIL_FROM", "noreply@example.org");
        settings.put("EMAIL_FROM_NAME", "The Desk");
        for (var limiter : List.of("LOGIN", "REGISTER", "RESET_PASSWORD", "VERIFY_EMAIL")) {
            settings.put(limiter + "_MAX", "1000");
        }
        return settings;
    }

    @Test
    void aNewAccountIsUsedOnlyWhenItsAddressIsVerified() throws Exception {
        var email = newEmail();
        var client = register(email);
        assertThat(message(422, login(client, email, PASSWORD))).isEqualTo("Email not verified.");

        var letter = letters(email, 1).getFirst();
        assertThat(letter.getSubject()).isEqualTo("Verify your email");
        assertThat(letter.getFrom()[0].toString()).isEqualTo("The Desk <noreply@example.org>");
        assertThat(html(letter))
                .contains("Hello Ada &lt;b&gt;Byron,", "Our &lt;Chat&gt;")
                .doesNotContain("<b>");
        var link = link(letter);
        assertThat(link).startsWith("https://chat.example.org/verify?token=");

        var query = query(link);
        assertThat(query.get("token")).matches("[0-9a-f]{64}");
        assertThat(message(400, verify(client, query.get("email"), "0".repeat(64))))
                .isEqualTo("Invalid or expired email verification token");
        assertThat(message(400, verify(client, "nobody%40example.org", query.get("token"))))
                .isEqualTo("Invalid or expired email verification token");
        assertThat(json(expect(200, verify(client, query.get("email"), query.get("token"))))
                        .get("status")
                        .asString())
                .isEqualTo("success");
        assertThat(verify(client, query.get("email"), query.get("token")).statusCode())
                .isEqualTo(400);

        var user = json(expect(200, login(client, email, PASSWORD))).get("user");
        assertThat(user.get("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void aSignInBeforeThatIsRecordedAndThenCounted() {
        var email = newEmail();
        var client = register(email);
        for (int attempt = 0; attempt < 3; attempt++) {
            expect(422, login(client, email, PASSWORD));
        }

        String key = server.bean(EmailHash.class).claimOn(email).value();
        assertThat(ToldRefusals.by(server, "sign-in", key)).isEqualTo(3);
    }

    @Test
    void aNewLinkMakesTheOldOneUseless() throws Exception {
        var email = newEmail();
        var client = register(email);
        var first = query(link(letters(email, 1).getFirst()));
        expect(200, client.post("/api/user/verify/resend", Map.of("email", email)));
        var second = query(link(letters(email, 2).getLast()));

        assertThat(verify(client, email, first.get("token")).statusCode()).isEqualTo(400);
        expect(200, verify(client, email, second.get("token")));
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() throws Exception {
        var email = newEmail();
        var client = register(email);
        letters(email, 1);
        for (var path : List.of("/api/user/verify/resend", "/api/auth/requestPasswordReset")) {
            var known = expect(200, client.post(path, Map.of("email", email))).body();
            assertThat(expect(200, client.post(path, Map.of("email", newEmail())))
                            .body())
                    .isEqualTo(known);
            assertThat(expect(200, client.post(path, null)).body()).isEqualTo(known);
        }
    }

    @Test
    void aForgottenPasswordIsSetAnewByLetter() throws Exception {
        var email = newEmail();
        var client = verified(email);
        expect(200, login(client, email, PASSWORD));

        expect(
                200,
                client.post(
                        "/api/auth/requestPasswordReset", Map.of("email", email.toUpperCase(java.util.Locale.ROOT))));
        var letter = letters(email, 2).getLast();
        assertThat(letter.getSubject()).isEqualTo("Password Reset Request");
        var query = query(link(letter));
        assertThat(link(letter)).startsWith("https://chat.example.org/reset-password?token=");

        assertThat(expect(400, reset(client, query.get("userId"), "0".repeat(64), NEW_PASSWORD))
                        .body())
                .isEqualTo("{}");
        assertThat(expect(400, reset(client, null, query.get("token"), NEW_PASSWORD))
                        .body())
                .isEqualTo("{}");
        assertThat(message(400, reset(client, query.get("userId"), query.get("token"), "short")))
                .isEqualTo("password: String must contain at least 8 character(s)");
        assertThat(message(200, reset(client, query.get("userId"), query.get("token"), NEW_PASSWORD)))
                .isEqualTo("Password reset was successful");
        assertThat(expect(400, reset(client, query.get("userId"), query.get("token"), NEW_PASSWORD))
                        .body())
                .isEqualTo("{}");

        assertThat(letters(email, 3).getLast().getSubject()).isEqualTo("Password Reset Successfully");
        assertThat(client.post("/api/auth/refresh", null).statusCode()).isEqualTo(401);
        assertThat(login(client, email, PASSWORD).statusCode()).isEqualTo(404);
        expect(200, login(client, email, NEW_PASSWORD));
    }

    @Test
    void ofManyWhoUseOneLinkAtOnceOneSetsThePassword() throws Exception {
        var email = newEmail();
        var client = verified(email);
        expect(200, client.post("/api/auth/requestPasswordReset", Map.of("email", email)));
        var query = query(link(letters(email, 2).getLast()));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 4)
                    .mapToObj(caller -> callers.submit(
                            () -> reset(server.client(), query.get("userId"), query.get("token"), "Password-" + caller)
                                    .statusCode()))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 400);
        }
    }

    @Test
    void neitherTokensNorLettersLieInTheOpen() throws Exception {
        var email = newEmail();
        var client = register(email);
        var token = query(link(letters(email, 1).getFirst())).get("token");
        var sql = server.bean(JdbcClient.class);

        assertThat(sql.sql("select count(*) from vault.one_time_token where hash = ?")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(sql.sql("select count(*) from vault.letter l join vault.account a"
                                        + " using (account_id) where l.attempts > 0")
                                .query(Long.class)
                                .single())
                        .isZero());
        expect(200, verify(client, email, token));
    }

    @Test
    void withoutTheSettingNobodySetsAPassword() {
        var other = RunningLedgerChat.shared().client();
        assertThat(expect(403, other.post("/api/auth/requestPasswordReset", Map.of("email", "a@example.org")))
                        .body())
                .isEqualTo("Password reset is not allowed.");
        assertThat(expect(403, other.post("/api/auth/resetPassword", Map.of())).body())
                .isEqualTo("Password reset is not allowed.");
    }

    private static TestClient register(String email) {
        var client = server.client();
        expect(
                200,
                client.post(
                        "/api/auth/register",
                        Map.of(
                                "name", "Ada <b>Byron",
                                "email", email,
                                "password", PASSWORD,
                                "confirm_password", PASSWORD)));
        return client;
    }

    private static TestClient verified(String email) throws Exception {
        var client = register(email);
        var query = query(link(letters(email, 1).getFirst()));
        expect(200, verify(client, query.get("email"), query.get("token")));
        return client;
    }

    private static HttpResponse<String> login(TestClient client, String email, String password) {
        return client.post("/api/auth/login", Map.of("email", email, "password", password));
    }

    private static HttpResponse<String> verify(TestClient client, String email, String token) {
        return client.post("/api/user/verify", Map.of("email", email, "token", token));
    }

    private static HttpResponse<String> reset(TestClient client, String userId, String token, String password) {
        var body =
                new TreeMap<String, String>(Map.of("token", token, "password", password, "confirm_password", password));
        if (userId != null) {
            body.put("userId", userId);
        }
        return client.post("/api/auth/resetPassword", body);
    }

    private static String message(int status, HttpResponse<String> answer) {
        return json(expect(status, answer)).get("message").asString();
    }

    private static String newEmail() {
        return "ada+" + UUID.randomUUID() + "@example.org";
    }

    /** Those to this address, in their order, once there are so many. */
    private static List<MimeMessage> letters(String email, int count) {
        return await().atMost(Duration.ofMinutes(3)).until(() -> lettersTo(email), letters -> letters.size() >= count);
    }

    private static List<MimeMessage> lettersTo(String email) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(letter -> {
                    try {
                        return letter.getAllRecipients()[0].toString().contains(email);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String html(MimeMessage letter) throws MessagingException, IOException {
        return letter.getContent().toString();
    }

    private static String link(MimeMessage letter) throws MessagingException, IOException {
        var matcher = LINK.matcher(html(letter));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    /** As a browser hands it on: undecoded. */
    private static Map<String, String> query(String link) {
        var query = new TreeMap<String, String>();
        for (var field : link.substring(link.indexOf('?') + 1).split("&")) {
            query.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return query;
    }
}
