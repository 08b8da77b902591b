package io.ledgerchat.api.permission;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;

import io.ledgerchat.api.support.TestClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;

/** The things of an installation that its administrator makes, or reads. */
record AdministeredThings(TestClient administrator) {
    String group() {
        return text(expect(201, administrator.post("/api/admin/groups", Map.of("name", "Some"))), "/group/_id");
    }

    String hold(String account) {
        var hold = Map.of("subject", "account:" + account, "reason", "a case");
        return text(expect(200, administrator.post("/api/ledgerchat/holds", hold)), "/holdId");
    }

    String apiKey() {
        return text(expect(201, administrator.post("/api/api-keys", Map.of("name", "some"))), "/id");
    }

    String entryOfTheAuditLog() {
        return text(expect(200, administrator.get("/api/admin/audit-log?limit=1")), "/entries/0/id");
    }

    String sizeOfACheckpoint() {
        String size = "/checkpoints/0/size";
        return text(
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(
                                () -> administrator.get("/api/ledgerchat/ledger/checkpoints"),
                                found -> !json(found).at(size).isMissingNode()),
                size);
    }

    /** At which the audit log knows of the conversation. */
    String momentThatKnows(String conversation) {
        String history = "/api/ledgerchat/history/conversation/" + conversation;
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> administrator.get(history + "/at/" + Instant.now()).statusCode() == 200);
        return Instant.now().toString();
    }

    private static String text(HttpResponse<String> answer, String pointer) {
        return json(answer).at(pointer).asString();
    }
}
