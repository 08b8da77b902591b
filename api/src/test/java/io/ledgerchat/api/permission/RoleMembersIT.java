package io.ledgerchat.api.permission;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who has which role (contract 80 §E); what the shared server's administrator loses here it gets back. */
class RoleMembersIT {
    private static final String MEMBERS = "/api/admin/roles/ADMIN/members";
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static RunningLedgerChat other;

    private final TestClient ada = SERVER.administrator();
    private final TestClient bob = SERVER.signedIn();

    @BeforeAll
    static void startAnother() {
        other = SERVER.alongside(Map.of());
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @AfterEach
    void adaIsTheOnlyOne() {
        bob.post(MEMBERS, userId(ada)); // refused when it was not lost
        ada.delete(MEMBERS + "/" + bob.accountId(), null);
        assertThat(administrators(ada)).isEqualTo(1);
    }

    @Test
    void twoWhoRemoveEachOtherOnTwoNodesLeaveOne() {
        var bobThere = other.client().withToken(bob.token());
        for (int round = 0; round < 5; round++) {
            expect(200, ada.post(MEMBERS, userId(bob)));

            var byAda = CompletableFuture.supplyAsync(() -> remove(ada, bob));
            var byBob = CompletableFuture.supplyAsync(() -> remove(bobThere, ada));
            var answers = List.of(byAda.join(), byBob.join());

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
            var survivor = byAda.join().statusCode() == 200 ? ada : bob;
            assertThat(administrators(survivor)).isEqualTo(1);
            expect(200, survivor.post(MEMBERS, userId(ada)));
            expect(200, ada.post(MEMBERS, userId(bob)));
            expect(200, remove(ada, bob));
        }
    }

    @Test
    void theLastGoesNeitherOutNorElsewhere() {
        assertThat(expect(400, remove(ada, ada)).body()).isEqualTo("{\"error\":\"Cannot remove the last admin user\"}");
        assertThat(expect(400, ada.post("/api/admin/roles/AUDITOR/members", userId(ada)))
                        .body())
                .isEqualTo("{\"error\":\"Cannot remove the last admin user\"}");
    }

    private static HttpResponse<String> remove(TestClient by, TestClient whom) {
        return by.delete(MEMBERS + "/" + whom.accountId(), null);
    }

    private static Map<String, Object> userId(TestClient person) {
        return Map.of("userId", person.accountId());
    }

    private static int administrators(TestClient administrator) {
        return json(expect(200, administrator.get(MEMBERS))).get("total").asInt();
    }
}
