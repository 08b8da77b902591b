package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.account.ProviderKeys;
import io.ledgerchat.event.account.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that people bring for providers (contract 10). */
class ProviderKeysIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();

    @Test
    void providerKeysAreStoredShownByTheirEndAndRevoked() {
        var client = server.signedIn();
        assertThat(expect(200, client.get("/api/keys?name=openAI")).body()).isEqualTo("{\"expiresAt\":null}");

        assertThat(expect(201, client.put("/api/keys", Map.of("name", "openAI", "value", "sk-1")))
                        .body())
                .isEmpty();
        assertThat(client.get("/api/keys?name=openAI").body()).isEqualTo("{\"expiresAt\":\"never\"}");
        expect(
                201,
                client.put(
                        "/api/keys",
                        Map.of("name", "openAI", "value", "sk-2", "expiresAt", "2036-03-05T00:00:00.000Z")));
        assertThat(client.get("/api/keys?name=openAI").body())
                .isEqualTo("{\"expiresAt\":\"2036-03-05T00:00:00.000Z\"}");
        assertThat(server.bean(ProviderKeys.class).find(new AccountId(client.accountId()), "openAI"))
                .get()
                .extracting(ProviderKeys.ProviderKey::value)
                .isEqualTo("sk-2");

        assertThat(expect(400, client.put("/api/keys", Map.of("name", "what do I think?", "value", "sk-1")))
                        .body())
                .isEqualTo("{\"error\":\"Invalid request body.\"}");
        expect(204, client.delete("/api/keys/openAI", null));
        expect(204, client.delete("/api/keys/openAI", null));
        assertThat(client.get("/api/keys?name=openAI").body()).isEqualTo("{\"expiresAt\":null}");
        assertThat(expect(400, client.delete("/api/keys", null)).body())
                .isEqualTo("{\"error\":\"Specify either all=true to delete.\"}");
        expect(204, client.delete("/api/keys?all=true", null));
    }

    @Test
    void keysThatMakeNoSenseAreRefusedAndLeaveNoEvent() {
        var client = server.signedIn();
        var before = eventsOf(client);

        for (var body : List.of(
                "[]",
                "{}",
                "{\"name\":\"openAI\"}",
                "{\"name\":\"openAI\",\"value\":{}}",
                "{\"name\":\"openAI\",\"value\":\"k\",\"expiresAt\":\"soon\"}",
                "{\"name\":\"open\\u0000AI\",\"value\":\"k\"}",
                "{\"name\":\"" + "x".repeat(257) + "\",\"value\":\"k\"}")) {
            assertThat(client.put("/api/keys", body).statusCode()).as(body).isEqualTo(400);
        }
        expect(400, client.get("/api/keys?name=open%00AI"));
        expect(400, client.delete("/api/keys/open%00AI", null));
        assertThat(eventsOf(client)).isEqualTo(before);
    }

    private List<String> eventsOf(TestClient client) {
        return server.bean(JdbcClient.class)
                .sql("select payload_type from ledger.domain_event_entry where aggregate_identifier = ?")
                .param("account:" + client.accountId())
                .query(String.class)
                .list();
    }
}
