package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import io.ledgerchat.api.support.MailServer;
import io.ledgerchat.api.support.MovableClock;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.account.ChangeAccountRole;
import io.ledgerchat.event.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts whose address nobody proves go after a week (contract 10 §A). */
class UnverifiedAccountIT {
    @Test
    void whoeverProvesNothingForAWeekIsGone() {
        var mail = MailServer.create();
        mail.start();
        var start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofDays(30));
        try (var clock = MovableClock.at(start);
                var server = RunningLedgerChat.start(RunningLedgerChat.temporaryHome(), settings(mail), clock)) {
            register(server, "first@example.org");
            register(server, "gone@example.org");
            register(server, "kept@example.org");
            // By a clock that went on while the server started.
            var registered = clock.instant();
            seeTo(server, "kept@example.org");
            clock.moveTo(registered.plus(Duration.ofDays(6)));
            assertThat(signIn(server, "gone@example.org")).isEqualTo("422 Email not verified.");

            clock.moveTo(registered.plus(Duration.ofDays(7)).plusSeconds(1));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> signIn(server, "gone@example.org").equals("404 Email does not exist."));

            assertThat(signIn(server, "first@example.org")).startsWith("422");
            assertThat(signIn(server, "kept@example.org")).startsWith("422");
            assertThat(reasons(server)).isEqualTo(1);
            register(server, "gone@example.org");
            assertThat(signIn(server, "gone@example.org")).startsWith("422");
        } finally {
            mail.stop();
        }
    }

    private static Map<String, String> settings(GreenMail mail) {
        var settings = new HashMap<String, String>();
        settings.put("ALLOW_REGISTRATION", "true");
        settings.put("EMAIL_HOST", "127.0.0.1");
        settings.put("EMAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
        settings.put("EMAIL_FROM", "noreply@example.org");
        settings.put("LOGIN_MAX", "1000");
        settings.put("ledgerchat.expiry.look-every", "PT1S");
        return settings;
    }

    private static void register(RunningLedgerChat server, String email) {
        var form = Map.of("name", "Ada Byron", "email", email, "password", PASSWORD, "confirm_password", PASSWORD);
        expect(200, server.client().post("/api/auth/register", form));
    }

    private static void seeTo(RunningLedgerChat server, String email) {
        var id = server.bean(JdbcClient.class)
                .sql("select account_id from views.account where email = ?")
                .param(email)
                .query(String.class)
                .single();
        var account = new AccountId(id);
        server.bean(CommandGateway.class)
                .sendAndWait(new ChangeAccountRole(account, account, "AUDITOR", Instant.now()));
    }

    private static String signIn(RunningLedgerChat server, String email) {
        var answer = server.client().post("/api/auth/login", Map.of("email", email, "password", PASSWORD));
        return answer.statusCode() + " "
                + TestClient.json(answer).path("message").asString("");
    }

    private static long reasons(RunningLedgerChat server) {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from ledger.domain_event_entry where payload_type = 'account.deleted'"
                        + " and convert_from(payload, 'UTF8') like '%\"unverified\"%'")
                .query(Long.class)
                .single();
    }
}
