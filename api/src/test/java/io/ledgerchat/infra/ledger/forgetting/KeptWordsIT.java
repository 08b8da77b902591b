package io.ledgerchat.infra.ledger.forgetting;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.ledger.FindErasures;
import io.ledgerchat.query.ledger.PersonErasure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A certificate claims of nothing that it is removed while an auditor can still read it. */
class KeptWordsIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();

    @Test
    void agentsAndPromptsOfAnErasedPersonAreDeletedAndTheirWordsAreSaidToBeKept() {
        var bob = server.signedIn();
        var account = new AccountId(bob.accountId());
        var agent = SavedAgent.by(bob, Map.of("instructions", "You read contracts of herons."));
        expect(
                200,
                bob.post(
                        "/api/prompts",
                        Map.of(
                                "prompt",
                                Map.of("prompt", "About herons", "type", "text"),
                                "group",
                                Map.of("name", "Heron"))));
        var lived = Instant.now();
        var admin = server.administrator();
        var order = Map.of("accountId", account.value(), "reason", "asked for", "dryRun", false);
        expect(200, admin.post("/api/ledgerchat/erasures", order));

        String certificate = Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> certificate(account), Optional::isPresent)
                .orElseThrow();

        assertThat(certificate)
                .contains(
                        "\ndeleted, words kept under the organisation's key agent 1\n",
                        "\ndeleted, words kept under the organisation's key prompt 1\n",
                        "\ndeleted, words kept under the organisation's key prompt_group 1\n",
                        "\nremoved account 1\n")
                .doesNotContain("removed agent", "removed prompt");
        expect(404, admin.get(agent.path()));
        assertThat(expect(200, admin.get("/api/ledgerchat/history/agent/" + agent.id() + "/at/" + lived))
                        .body())
                .contains("You read contracts of herons.");
    }

    private Optional<String> certificate(AccountId account) {
        return server.bean(Queries.class).list(new FindErasures("", 1_000), PersonErasure.class).stream()
                .filter(erasure -> erasure.accountId().equals(account.value()))
                .findFirst()
                .map(PersonErasure::certificate);
    }
}
