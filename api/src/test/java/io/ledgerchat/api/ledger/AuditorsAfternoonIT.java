package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.key.KeyDestruction;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Look at what was said, show how it was then, prove it to an outsider, hold it, forget somebody else, verify again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditorsAfternoonIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static TestClient admin;
    private static TestClient auditor;
    private static TestClient ada;
    private static TestClient bob;
    private static ChatTurn kept;
    private static ChatTurn forgotten;
    private static Instant beforeTheChange;

    @BeforeAll
    static void peopleTalk() {
        admin = SERVER.administrator();
        auditor = SERVER.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
        ada = SERVER.signedIn();
        bob = SERVER.signedIn();
        kept = ChatTurn.say(ada, "keep the magpie");
        forgotten = ChatTurn.say(bob, "forget the heron");
        expect(201, ada.post("/api/convos/update", rename(kept, "Magpies")));
        beforeTheChange = Instant.now();
        expect(201, ada.post("/api/convos/update", rename(kept, "Corvids")));
    }

    @Test
    @Order(1)
    void itWasLikeThisThen() {
        String path = "/api/ledgerchat/history/conversation/" + kept.conversationId();
        expect(403, ada.get(path));
        JsonNode changes = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> json(expect(200, auditor.get(path))),
                        found -> found.get("changes").size() >= 5);
        assertThat(changes.get("changes").get(0).get("toPosition").asLong())
                .isEqualTo(changes.get("changes").get(1).get("fromPosition").asLong());

        JsonNode then = json(expect(200, auditor.get(path + "/at/" + beforeTheChange)));
        JsonNode now = json(expect(200, auditor.get(path + "/at/" + Instant.now())));
        String conversation = "conversation:" + kept.conversationId();
        assertThat(then.get("state").get(conversation).get("title").asString()).isEqualTo("Magpies");
        assertThat(now.get("state").get(conversation).get("title").asString()).isEqualTo("Corvids");
        assertThat(now.get("state").toString()).contains("keep the magpie");
        assertThat(now.has("validTo")).isFalse();

        JsonNode difference =
                json(expect(200, auditor.get(path + "/difference?from=" + beforeTheChange + "&to=" + Instant.now())));
        assertThat(difference.get("differences"))
                .anySatisfy(one -> assertThat(one.get("path").asString()).isEqualTo(conversation + "/title"));

        JsonNode readers = json(expect(200, auditor.get(path + "/readers/" + Instant.now())));
        assertThat(readers.get("readers").get(0).get("principal").asString()).isEqualTo("USER:" + ada.accountId());
        expect(404, auditor.get(path + "/at/2001-01-01"));
        expect(400, auditor.get(path + "/at/yesterday"));
        expect(404, auditor.get("/api/ledgerchat/history/conversation/none/at/2999-01-01"));
    }

    @Test
    @Order(2)
    void anOutsiderIsConvinced() throws IOException {
        String keys = expect(200, auditor.get("/api/ledgerchat/ledger/keys")).body();
        String export =
                expect(200, auditor.get("/api/ledgerchat/ledger/export")).body();

        var result = ExportCheck.check(
                new BufferedReader(new StringReader(export)),
                keys.lines().map(NoteKey::parse).toList());

        assertThat(result.findings()).isEmpty();
        assertThat(export).doesNotContain("magpie");
    }

    @Test
    @Order(3)
    void whatIsHeldIsNotErased() {
        expect(
                403,
                auditor.post("/api/ledgerchat/holds", Map.of("subject", "account:" + ada.accountId(), "reason", "x")));
        expect(400, admin.post("/api/ledgerchat/holds", Map.of("subject", "everything", "reason", "x")));
        expect(400, admin.post("/api/ledgerchat/holds", Map.of("subject", "account:" + ada.accountId())));
        JsonNode hold = json(expect(
                200,
                admin.post(
                        "/api/ledgerchat/holds",
                        Map.of("subject", "account:" + ada.accountId(), "reason", "a lawsuit"))));
        assertThat(expect(200, auditor.get("/api/ledgerchat/holds")).body()).contains("a lawsuit");

        expect(409, admin.post("/api/ledgerchat/erasures", order(ada, false)));
        expect(201, ada.delete("/api/convos", Map.of("arg", Map.of("conversationId", kept.conversationId()))));
        expect(200, ada.delete("/api/user/delete", null));
        SERVER.bean(KeyDestruction.class).destroyDue(Instant.now().plus(Duration.ofDays(365)));
        assertThat(expect(
                                200,
                                auditor.get("/api/ledgerchat/history/conversation/" + kept.conversationId() + "/at/"
                                        + Instant.now()))
                        .body())
                .contains("keep the magpie");

        expect(200, admin.delete("/api/ledgerchat/holds/" + hold.get("holdId").asString(), null));
        expect(404, admin.delete("/api/ledgerchat/holds/" + "0".repeat(24), null));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            SERVER.bean(KeyDestruction.class).destroyDue(Instant.now().plus(Duration.ofDays(365)));
            return !expect(
                            200,
                            auditor.get("/api/ledgerchat/history/conversation/" + kept.conversationId() + "/at/"
                                    + Instant.now()))
                    .body()
                    .contains("keep the magpie");
        });
    }

    @Test
    @Order(4)
    void somebodyElseIsForgottenWithACertificate() {
        expect(403, auditor.post("/api/ledgerchat/erasures", order(bob, true)));
        JsonNode dryRun = json(expect(200, admin.post("/api/ledgerchat/erasures", order(bob, true))));
        assertThat(dryRun.get("found").toString()).contains("conversation").contains("message");
        String bobs = bob.accountId();

        expect(200, admin.post("/api/ledgerchat/erasures", order(bob, false)));

        JsonNode certified = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> certificate(bobs), found -> found != null && found.hasNonNull("certificate"));
        SignedNote note = SignedNote.parse(certified.get("certificate").asString());
        List<NoteKey> keys = SERVER.bean(Ledger.class).publicKeys().stream()
                .map(NoteKey::parse)
                .toList();
        assertThat(keys).anyMatch(note::isSignedBy);
        assertThat(note.text())
                .contains("account " + bobs)
                .contains("removed message")
                .contains("keys left 0");
        assertThat(expect(
                                200,
                                auditor.get("/api/ledgerchat/history/conversation/" + forgotten.conversationId()
                                        + "/at/" + Instant.now()))
                        .body())
                .doesNotContain("forget the heron")
                .contains("(erased)");
    }

    private static JsonNode certificate(String account) {
        JsonNode erasures =
                json(expect(200, auditor.get("/api/ledgerchat/erasures"))).get("erasures");
        for (JsonNode erasure : erasures) {
            if (erasure.get("accountId").asString().equals(account)) {
                return erasure;
            }
        }
        return null;
    }

    @Test
    @Order(5)
    void aPolicyTellsFirstWhatItWouldDelete() {
        expect(403, auditor.put("/api/ledgerchat/retention/conversation/AUDITOR", Map.of("days", 30)));
        expect(400, admin.put("/api/ledgerchat/retention/conversation/AUDITOR", Map.of("days", 0)));
        expect(404, admin.put("/api/ledgerchat/retention/planets/AUDITOR", Map.of("days", 30)));
        expect(200, admin.put("/api/ledgerchat/retention/conversation/AUDITOR", Map.of("days", 30)));
        assertThat(expect(200, auditor.get("/api/ledgerchat/retention")).body()).contains("AUDITOR");
        ChatTurn.say(auditor, "said long ago");

        JsonNode none = json(
                expect(200, admin.post("/api/ledgerchat/retention/conversation/AUDITOR/dry-run", Map.of("days", 30))));
        assertThat(none.get("count").asInt()).isZero();
        expect(200, admin.delete("/api/ledgerchat/retention/conversation/AUDITOR", null));
        expect(404, admin.delete("/api/ledgerchat/retention/conversation/AUDITOR", null));
    }

    @Test
    @Order(6)
    void andTheLogStillHolds() {
        assertThat(SERVER.bean(Ledger.class)
                        .verify(Optional.empty(), told -> {})
                        .findings())
                .isEmpty();
    }

    private static Map<String, Object> order(TestClient person, boolean dryRun) {
        return Map.of("accountId", person.accountId(), "reason", "asked for", "dryRun", dryRun);
    }

    private static Map<String, Object> rename(ChatTurn talk, String title) {
        return Map.of("arg", Map.of("conversationId", talk.conversationId(), "title", title));
    }
}
