package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.Proofs;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Who shared what with whom in March? Find it, show it, prove it to an outsider, hold it, forget somebody else, let what is
 * overdue go, and verify again.
 */
class AuditorsAfternoonIT {
    private static final String LOG = "/api/admin/audit-log?from=2026-03-01&to=2026-03-31";

    private final Springtime spring = new Springtime();

    @BeforeEach
    void itHappened() {
        spring.happen();
    }

    @AfterEach
    void end() {
        spring.close();
    }

    @Test
    void isSpentWithTheLedger() throws IOException, InterruptedException {
        whoSharedWhatWithWhomInMarchIsFound();
        itIsShownAsItWas();
        JsonNode handedOver = anOutsiderIsConvinced();
        whatIsHeldIsNotErased();
        somebodyElseIsForgottenWithACertificate();
        whatIsOverdueGoesButNotWhatIsHeld();
        andEverythingStillHolds(handedOver);
    }

    private void whoSharedWhatWithWhomInMarchIsFound() {
        // Entries are sealed in their order: what was before April's is there with it.
        await(
                "/api/admin/audit-log?from=2026-04-01&to=2026-04-30&action=permission.granted&actorId="
                        + spring.ada.accountId(),
                1);
        JsonNode granted = await(LOG + "&action=permission.granted&actorId=" + spring.ada.accountId(), 1);
        JsonNode toBob = entries(granted).stream()
                .filter(entry -> spring.bob
                        .accountId()
                        .equals(entry.get("metadata").path("principal.id").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(toBob.get("timestamp").asString()).startsWith("2026-03-10T10:");
        assertThat(toBob.get("actor").get("id").asString()).isEqualTo(spring.ada.accountId());
        assertThat(toBob.get("target").get("id").asString()).isEqualTo("agent/" + spring.reviewer.documentId());
        assertThat(toBob.get("metadata").get("role").asString()).isEqualTo("VIEWER");
        assertThat(granted.toString()).as("April is not March").doesNotContain(spring.carol.accountId());

        assertThat(list(LOG + "&action=permission.revoked&actorId=" + spring.ada.accountId())
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(list(LOG + "&action=share.created")
                        .get("entries")
                        .get(0)
                        .get("metadata")
                        .toString())
                .contains(spring.kept.conversationId());
        JsonNode opened = list(LOG + "&action=access.data-read&actorId=" + spring.carol.accountId() + "&resource=share:"
                + spring.link);
        assertThat(opened.get("entries").get(0).get("metadata").get("action").asString())
                .isEqualTo("open");
    }

    private void itIsShownAsItWas() {
        String path = "/api/ledgerchat/history/agent/" + spring.reviewer.id();
        String agent = "agent:" + spring.reviewer.id();
        expect(403, spring.ada.get(path));

        JsonNode then = json(expect(200, spring.auditor.get(path + "/at/2026-03-15")));
        JsonNode later = json(expect(200, spring.auditor.get(path + "/at/2026-03-20")));
        assertThat(name(then, agent)).isEqualTo("Contract reviewer");
        assertThat(name(later, agent)).isEqualTo("Contract keeper");
        assertThat(then.get("validFrom").get("time").asString()).startsWith("2026-03-10");
        assertThat(then.get("validTo").get("time").asString()).startsWith("2026-03-20");

        assertThat(readers(path, "2026-03-15"))
                .contains("user:" + spring.ada.accountId(), "user:" + spring.bob.accountId());
        assertThat(readers(path, "2026-03-21")).containsExactly("user:" + spring.ada.accountId());
        assertThat(readers(path, "2026-04-06")).contains("user:" + spring.carol.accountId());
        assertThat(readers("/api/ledgerchat/history/conversation/" + spring.kept.conversationId(), "2026-03-15"))
                .contains("user:" + spring.ada.accountId());

        String permissions = "/api/ledgerchat/history/access/agent~" + spring.reviewer.documentId();
        assertThat(json(expect(200, spring.auditor.get(permissions + "/at/2026-03-15")))
                        .toString())
                .contains("\"user:" + spring.bob.accountId() + "\":\"viewer\"");
        JsonNode difference =
                json(expect(200, spring.auditor.get(permissions + "/difference?from=2026-03-15&to=2026-04-06")));
        assertThat(difference.get("differences").toString())
                .contains("/access/user:" + spring.bob.accountId(), "/access/user:" + spring.carol.accountId());
    }

    private static String name(JsonNode answer, String agent) {
        return answer.get("state")
                .get(agent)
                .get("settings")
                .get("details")
                .get("name")
                .asString();
    }

    private List<String> readers(String path, String day) {
        var readers = new ArrayList<String>();
        json(expect(200, spring.auditor.get(path + "/readers/" + day)))
                .get("readers")
                .forEach(reader -> readers.add(reader.get("principal").asString()));
        return readers;
    }

    private JsonNode anOutsiderIsConvinced() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(spring.home.resolve("handed-over"));
        Path keys = folder.resolve("keys.txt");
        Files.writeString(
                keys,
                expect(200, spring.auditor.get("/api/ledgerchat/ledger/keys")).body());
        Path export = folder.resolve("export.jsonl");
        String lines =
                expect(200, spring.auditor.get("/api/ledgerchat/ledger/export")).body();
        Files.writeString(export, lines);
        JsonNode checkpoint = checkpoint();

        assertThat(lines).doesNotContain("the magpie", "the heron", spring.ada.email());
        assertThat(OutsideVerifier.verify(export, keys)).isZero();

        Path forged = folder.resolve("forged.jsonl");
        Files.writeString(forged, lines.replaceFirst("permission\\.granted", "permission.changed"));
        assertThat(OutsideVerifier.verify(forged, keys)).isEqualTo(1);
        return checkpoint;
    }

    private void whatIsHeldIsNotErased() {
        expect(
                200,
                spring.admin.post(
                        "/api/ledgerchat/holds",
                        Map.of("subject", "account:" + spring.ada.accountId(), "reason", "a lawsuit")));

        expect(409, spring.admin.post("/api/ledgerchat/erasures", order(spring.ada)));
        assertThat(expect(200, spring.auditor.get("/api/ledgerchat/holds")).body())
                .contains("a lawsuit");
    }

    private void somebodyElseIsForgottenWithACertificate() {
        String bobs = spring.bob.accountId();
        JsonNode found = json(expect(200, spring.admin.post("/api/ledgerchat/erasures", order(spring.bob))));
        assertThat(found.get("found").toString()).contains("search_document");

        JsonNode certified = Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> certificate(bobs), certificate -> certificate.hasNonNull("certificate"));

        SignedNote note = SignedNote.parse(certified.get("certificate").asString());
        assertThat(spring.server.bean(Ledger.class).publicKeys().stream().map(NoteKey::parse))
                .anyMatch(note::isSignedBy);
        assertThat(note.text())
                .contains("account " + bobs, "removed message", "removed search_document", "keys left 0");
        assertThat(expect(
                                200,
                                spring.auditor.get("/api/ledgerchat/history/conversation/"
                                        + spring.forgotten.conversationId() + "/at/2026-03-31"))
                        .body())
                .doesNotContain("forget the heron")
                .contains("(erased)");
    }

    private void whatIsOverdueGoesButNotWhatIsHeld() {
        for (String data : List.of("conversation", "file")) {
            JsonNode dryRun = json(expect(
                    200, spring.admin.post("/api/ledgerchat/retention/" + data + "/USER/dry-run", Map.of("days", 30))));
            assertThat(dryRun.get("count").asInt()).as("of carol: %s", dryRun).isEqualTo(1);
            assertThat(dryRun.get("held").asInt()).as("of ada: %s", dryRun).isEqualTo(1);
        }
        assertThat(conversations(spring.carol)).as("a dry run deletes nothing").isEqualTo(1);

        expect(200, spring.admin.put("/api/ledgerchat/retention/conversation/USER", Map.of("days", 30)));
        expect(200, spring.admin.put("/api/ledgerchat/retention/file/USER", Map.of("days", 30)));

        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(conversations(spring.carol)).isZero();
            assertThat(json(spring.carol.get("/api/files"))).isEmpty();
        });
        assertThat(conversations(spring.ada)).isEqualTo(1);
        assertThat(json(spring.ada.get("/api/files"))).hasSize(1);
        JsonNode deleted = await("/api/admin/audit-log?action=file.deleted&subject=" + spring.carol.accountId(), 1);
        assertThat(deleted.get("entries").get(0).get("metadata").get("reason").asString())
                .isEqualTo("retention");
    }

    private static int conversations(TestClient person) {
        return json(expect(200, person.get("/api/convos"))).get("conversations").size();
    }

    private void andEverythingStillHolds(JsonNode firstCheckpoint) throws IOException, InterruptedException {
        Path folder = spring.home.resolve("handed-over");
        assertThat(OutsideVerifier.verify(folder.resolve("export.jsonl"), folder.resolve("keys.txt")))
                .as("what was handed over before")
                .isZero();
        Path later = folder.resolve("later.jsonl");
        Files.writeString(
                later,
                expect(200, spring.auditor.get("/api/ledgerchat/ledger/export")).body());
        assertThat(OutsideVerifier.verify(later, folder.resolve("keys.txt"))).isZero();

        JsonNode now = checkpoint();
        long from = firstCheckpoint.get("size").asLong();
        long to = now.get("size").asLong();
        var path = new ArrayList<Hash>();
        json(expect(200, spring.auditor.get("/api/ledgerchat/ledger/proofs/consistency?from=" + from + "&to=" + to)))
                .get("path")
                .forEach(hash -> path.add(hash(hash)));
        assertThat(Proofs.consistent(from, hash(firstCheckpoint.get("root")), to, hash(now.get("root")), path))
                .isTrue();
        assertThat(spring.server
                        .bean(Ledger.class)
                        .verify(Optional.empty(), told -> {})
                        .findings())
                .isEmpty();
    }

    private JsonNode checkpoint() {
        return json(expect(200, spring.auditor.get("/api/ledgerchat/ledger/checkpoints?limit=1")))
                .get("checkpoints")
                .get(0);
    }

    private static Hash hash(JsonNode base64) {
        return Hash.ofBase64(base64.asString());
    }

    private static Map<String, Object> order(TestClient person) {
        return Map.of("accountId", person.accountId(), "reason", "asked for", "dryRun", false);
    }

    private JsonNode certificate(String account) {
        return entries(json(expect(200, spring.auditor.get("/api/ledgerchat/erasures"))), "erasures").stream()
                .filter(erasure -> erasure.get("accountId").asString().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> entries(JsonNode answer) {
        return entries(answer, "entries");
    }

    private static List<JsonNode> entries(JsonNode answer, String name) {
        var all = new ArrayList<JsonNode>();
        answer.get(name).forEach(all::add);
        return all;
    }

    private JsonNode list(String path) {
        return json(expect(200, spring.auditor.get(path)));
    }

    /** Entries come in when they are sealed, within a second or two. */
    private JsonNode await(String path, int least) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> list(path), found -> found.get("entries").size() >= least);
    }
}
