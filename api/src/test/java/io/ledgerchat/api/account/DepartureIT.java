package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.account.Belongings;
import io.ledgerchat.event.account.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Deleting an account deletes what it had, wherever that lay, and a report says so (contract 10 §C6). */
class DepartureIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final Belongings belongings = server.bean(Belongings.class);
    private final JdbcClient sql = server.bean(JdbcClient.class);

    @Test
    void nothingOfADeletedAccountIsLeftAndTheReportTellsWhatWas() {
        var client = server.signedIn();
        var account = new AccountId(client.accountId());
        ChatTurn.say(client, "a word that only I say: okapi");
        expect(200, client.post("/api/user/settings/favorites", Map.of("favorites", List.of(Map.of("spec", "s")))));
        expect(
                200,
                client.post(
                        "/api/prompts",
                        Map.of(
                                "prompt", Map.of("prompt", "Praise the okapi", "type", "text"),
                                "group", Map.of("name", "Okapi"))));
        expect(201, client.post("/api/memories", Map.of("key", "animal", "value", "okapi")));
        expect(201, client.put("/api/keys", Map.of("name", "openAI", "value", "sk-1")));
        expect(200, client.post("/api/auth/2fa/backup/regenerate", null));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(belongings.of(account).getOrDefault("search", 0L))
                        .isPositive());
        var had = belongings.of(account);
        assertThat(had)
                .containsKeys(
                        "views.conversation",
                        "views.message",
                        "views.preference",
                        "views.memory",
                        "views.prompt_group",
                        "views.provider_key",
                        "vault.provider_key",
                        "vault.backup_code",
                        "vault.session");

        expect(200, client.delete("/api/user/delete", null));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(reports(account)).hasSize(1));
        var report = JsonMapper.builder().build().readTree(reports(account).getFirst());
        assertThat(report.get("removed").get("views.message").asLong()).isEqualTo(had.get("views.message"));
        assertThat(report.get("remaining").isEmpty()).isTrue();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(belongings.of(account)).isEmpty());
    }

    @Test
    void reportsAreForAdministrators() {
        assertThat(expect(403, server.signedIn().get("/api/ledgerchat/departures"))
                        .body())
                .isEqualTo("{\"message\":\"Forbidden\"}");
    }

    private List<String> reports(AccountId account) {
        return sql.sql(
                        "select jsonb_build_object('removed', removed, 'remaining', remaining)::text from views.departure"
                                + " where account_id = ?")
                .param(account.value())
                .query(String.class)
                .list();
    }
}
