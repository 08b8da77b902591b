package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.MovableClock;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.Proofs;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Who shared what with whom in March? Find it, show it, prove it to an outsider, hold it, forget somebody else, let what is
 * overdue go, and verify again.
 */
class AuditorsAfternoonIT {
    private static final Instant SPRING = Instant.parse("2026-03-02T09:00:00Z");
    private static final String LOG = "/api/admin/audit-log?from=2026-03-01&to=2026-03-31";
    private static final MovableClock CLOCK = MovableClock.at(SPRING);
    private static final Path HOME = RunningLedgerChat.temporaryHome();

    private static RunningLedgerChat server;
    private static TestClient admin;
    private static TestClient auditor;
    private static TestClient ada;
    private static TestClient bob;
    private static TestClient carol;
    private static SavedAgent reviewer;
    private static ChatTurn kept;
    private static ChatTurn forgotten;
    private static String link;

    @BeforeAll
    static void whatHappened() {
        server = RunningLedgerChat.start(
                HOME,
                Map.of(
                        "ALLOW_REGISTRATION",
                        "true",
                        "LOGIN_MAX",
                        "1000",
                        "REGISTER_MAX",
                        "1000",
                        "CONFIG_PATH",
                        FakeEndpoint.configuration(HOME).toString(),
                        "ledgerchat.retention.look-every",
                        "PT2S",
                        "ledgerchat.retention.first-look",
                        "PT2S"),
                CLOCK);
        admin = server.administrator();
        auditor = server.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
        expect(200, admin.put("/api/roles/USER/agents", Map.of("SHARE", true)));
        ada = server.signedIn();
        bob = server.signedIn();
        carol = server.signedIn();

        on("2026-03-10T10:00:00Z");
        reviewer = SavedAgent.by(ada, Map.of("name", "Contract reviewer"));
        access(List.of(viewer(bob)), List.of());
        kept = ChatTurn.say(ada, "keep the magpie");
        link = json(expect(200, ada.post("/api/share/" + kept.conversationId(), Map.of())))
                .get("shareId")
                .asString();
        upload(ada);

        on("2026-03-12T10:00:00Z");
        expect(200, carol.get("/api/share/" + link));
        forgotten = ChatTurn.say(bob, "forget the heron");
        var unneeded = ChatTurn.say(carol, "nobody needs the dunnock");
        upload(carol);

        on("2026-03-20T10:00:00Z");
        expect(200, ada.patch(reviewer.path(), Map.of("name", "Contract keeper", "description", "since the 20th")));
        access(List.of(), List.of(viewer(bob)));

        on("2026-04-05T10:00:00Z");
        access(List.of(viewer(carol)), List.of());

        // Its title is recorded behind the reply; later than this it would make it a conversation of today.
        Awaitility.await().until(() -> titled(carol, unneeded));
        CLOCK.moveToNow();
        everybodySignsInAgain();
    }

    private static boolean titled(TestClient person, ChatTurn said) {
        return !json(expect(200, person.get("/api/convos/" + said.conversationId())))
                .path("title")
                .asString("New Chat")
                .equals("New Chat");
    }

    @AfterAll
    static void end() {
        CLOCK.close();
        if (server != null) {
            server.close();
        }
    }

    private static void on(String time) {
        CLOCK.moveTo(Instant.parse(time));
        everybodySignsInAgain();
    }

    private static void everybodySignsInAgain() {
        for (TestClient person : List.of(admin, auditor, ada, bob, carol)) {
            person.signIn(person.email());
        }
    }

    private static Map<String, Object> viewer(TestClient person) {
        return Map.of("type", "user", "id", person.accountId(), "accessRoleId", "agent_viewer");
    }

    private static void access(List<?> updated, List<?> removed) {
        expect(
                200,
                ada.put(
                        "/api/permissions/agent/" + reviewer.documentId(),
                        Map.of("updated", updated, "removed", removed)));
    }

    private static void upload(TestClient person) {
        expect(
                200,
                person.upload(
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "Fake")
                                .field("endpointType", "custom")
                                .file("notes.txt", "text/plain", "notes of march".getBytes(StandardCharsets.UTF_8))
                                .field("file_id", UUID.randomUUID().toString())
                                .field("message_file", "true")));
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

    private static void whoSharedWhatWithWhomInMarchIsFound() {
        // Entries are sealed in their order: what was before April's is there with it.
        await(
                "/api/admin/audit-log?from=2026-04-01&to=2026-04-30&action=permission.granted&actorId="
                        + ada.accountId(),
                1);
        JsonNode granted = await(LOG + "&action=permission.granted&actorId=" + ada.accountId(), 1);
        JsonNode toBob = entries(granted).stream()
                .filter(entry -> bob.accountId()
                        .equals(entry.get("metadata").path("principal.id").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(toBob.get("timestamp").asString()).startsWith("2026-03-10T10:");
        assertThat(toBob.get("actor").get("id").asString()).isEqualTo(ada.accountId());
        assertThat(toBob.get("target").get("id").asString()).isEqualTo("agent/" + reviewer.documentId());
        assertThat(toBob.get("metadata").get("role").asString()).isEqualTo("VIEWER");
        assertThat(granted.toString()).as("April is not March").doesNotContain(carol.accountId());

        assertThat(list(LOG + "&action=permission.revoked&actorId=" + ada.accountId())
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(list(LOG + "&action=share.created")
                        .get("entries")
                        .get(0)
                        .get("metadata")
                        .toString())
                .contains(kept.conversationId());
        JsonNode opened =
                list(LOG + "&action=access.data-read&actorId=" + carol.accountId() + "&resource=share:" + link);
        assertThat(opened.get("entries").get(0).get("metadata").get("action").asString())
                .isEqualTo("open");
    }

    private static void itIsShownAsItWas() {
        String path = "/api/ledgerchat/history/agent/" + reviewer.id();
        String agent = "agent:" + reviewer.id();
        expect(403, ada.get(path));

        JsonNode then = json(expect(200, auditor.get(path + "/at/2026-03-15")));
        JsonNode later = json(expect(200, auditor.get(path + "/at/2026-03-20")));
        assertThat(name(then, agent)).isEqualTo("Contract reviewer");
        assertThat(name(later, agent)).isEqualTo("Contract keeper");
        assertThat(then.get("validFrom").get("time").asString()).startsWith("2026-03-10");
        assertThat(then.get("validTo").get("time").asString()).startsWith("2026-03-20");

        assertThat(readers(path, "2026-03-15")).contains("user:" + ada.accountId(), "user:" + bob.accountId());
        assertThat(readers(path, "2026-03-21")).containsExactly("user:" + ada.accountId());
        assertThat(readers(path, "2026-04-06")).contains("user:" + carol.accountId());
        assertThat(readers("/api/ledgerchat/history/conversation/" + kept.conversationId(), "2026-03-15"))
                .contains("user:" + ada.accountId());

        String permissions = "/api/ledgerchat/history/access/agent~" + reviewer.documentId();
        assertThat(json(expect(200, auditor.get(permissions + "/at/2026-03-15")))
                        .toString())
                .contains("\"user:" + bob.accountId() + "\":\"viewer\"");
        JsonNode difference = json(expect(200, auditor.get(permissions + "/difference?from=2026-03-15&to=2026-04-06")));
        assertThat(difference.get("differences").toString())
                .contains("/access/user:" + bob.accountId(), "/access/user:" + carol.accountId());
    }

    private static String name(JsonNode answer, String agent) {
        return answer.get("state")
                .get(agent)
                .get("settings")
                .get("details")
                .get("name")
                .asString();
    }

    private static List<String> readers(String path, String day) {
        var readers = new ArrayList<String>();
        json(expect(200, auditor.get(path + "/readers/" + day)))
                .get("readers")
                .forEach(reader -> readers.add(reader.get("principal").asString()));
        return readers;
    }

    private static JsonNode anOutsiderIsConvinced() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(HOME.resolve("handed-over"));
        Path keys = folder.resolve("keys.txt");
        Files.writeString(
                keys, expect(200, auditor.get("/api/ledgerchat/ledger/keys")).body());
        Path export = folder.resolve("export.jsonl");
        String lines = expect(200, auditor.get("/api/ledgerchat/ledger/export")).body();
        Files.writeString(export, lines);
        JsonNode checkpoint = checkpoint();

        assertThat(lines).doesNotContain("the magpie", "the heron", ada.email());
        assertThat(verifier(export, keys)).isZero();

        Path forged = folder.resolve("forged.jsonl");
        Files.writeString(forged, lines.replaceFirst("permission\\.granted", "permission.changed"));
        assertThat(verifier(forged, keys)).isEqualTo(1);
        return checkpoint;
    }

    /** The verifier in a process of its own, with nothing but what was handed over. */
    private static int verifier(Path export, Path keys) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
        command.add(place(NoteKey.class)
                + System.getProperty("path.separator")
                + place(io.ledgerchat.event.LeafEncoder.class));
        command.addAll(List.of("io.ledgerchat.infra.verifier.Verifier", export.toString(), keys.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(export.resolveSibling("verifier.log").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static String place(Class<?> type) {
        return Path.of(java.net.URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static void whatIsHeldIsNotErased() {
        expect(
                200,
                admin.post(
                        "/api/ledgerchat/holds",
                        Map.of("subject", "account:" + ada.accountId(), "reason", "a lawsuit")));

        expect(409, admin.post("/api/ledgerchat/erasures", order(ada)));
        assertThat(expect(200, auditor.get("/api/ledgerchat/holds")).body()).contains("a lawsuit");
    }

    private static void somebodyElseIsForgottenWithACertificate() {
        String bobs = bob.accountId();
        JsonNode found = json(expect(200, admin.post("/api/ledgerchat/erasures", order(bob))));
        assertThat(found.get("found").toString()).contains("search_document");

        JsonNode certified = Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> certificate(bobs), certificate -> certificate.hasNonNull("certificate"));

        SignedNote note = SignedNote.parse(certified.get("certificate").asString());
        assertThat(server.bean(Ledger.class).publicKeys().stream().map(NoteKey::parse))
                .anyMatch(note::isSignedBy);
        assertThat(note.text())
                .contains("account " + bobs, "removed message", "removed search_document", "keys left 0");
        assertThat(expect(
                                200,
                                auditor.get("/api/ledgerchat/history/conversation/" + forgotten.conversationId()
                                        + "/at/2026-03-31"))
                        .body())
                .doesNotContain("forget the heron")
                .contains("(erased)");
    }

    private static void whatIsOverdueGoesButNotWhatIsHeld() {
        for (String data : List.of("conversation", "file")) {
            JsonNode dryRun = json(
                    expect(200, admin.post("/api/ledgerchat/retention/" + data + "/USER/dry-run", Map.of("days", 30))));
            assertThat(dryRun.get("count").asInt()).as("of carol: %s", dryRun).isEqualTo(1);
            assertThat(dryRun.get("held").asInt()).as("of ada: %s", dryRun).isEqualTo(1);
        }
        assertThat(conversations(carol)).as("a dry run deletes nothing").isEqualTo(1);

        expect(200, admin.put("/api/ledgerchat/retention/conversation/USER", Map.of("days", 30)));
        expect(200, admin.put("/api/ledgerchat/retention/file/USER", Map.of("days", 30)));

        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(conversations(carol)).isZero();
            assertThat(json(carol.get("/api/files"))).isEmpty();
        });
        assertThat(conversations(ada)).isEqualTo(1);
        assertThat(json(ada.get("/api/files"))).hasSize(1);
        JsonNode deleted = await("/api/admin/audit-log?action=file.deleted&subject=" + carol.accountId(), 1);
        assertThat(deleted.get("entries").get(0).get("metadata").get("reason").asString())
                .isEqualTo("retention");
    }

    private static int conversations(TestClient person) {
        return json(expect(200, person.get("/api/convos"))).get("conversations").size();
    }

    private static void andEverythingStillHolds(JsonNode firstCheckpoint) throws IOException, InterruptedException {
        Path folder = HOME.resolve("handed-over");
        assertThat(verifier(folder.resolve("export.jsonl"), folder.resolve("keys.txt")))
                .as("what was handed over before")
                .isZero();
        Path later = folder.resolve("later.jsonl");
        Files.writeString(
                later, expect(200, auditor.get("/api/ledgerchat/ledger/export")).body());
        assertThat(verifier(later, folder.resolve("keys.txt"))).isZero();

        JsonNode now = checkpoint();
        long from = firstCheckpoint.get("size").asLong();
        long to = now.get("size").asLong();
        var path = new ArrayList<Hash>();
        json(expect(200, auditor.get("/api/ledgerchat/ledger/proofs/consistency?from=" + from + "&to=" + to)))
                .get("path")
                .forEach(hash -> path.add(hash(hash)));
        assertThat(Proofs.consistent(from, hash(firstCheckpoint.get("root")), to, hash(now.get("root")), path))
                .isTrue();
        assertThat(server.bean(Ledger.class)
                        .verify(Optional.empty(), told -> {})
                        .findings())
                .isEmpty();
    }

    private static JsonNode checkpoint() {
        return json(expect(200, auditor.get("/api/ledgerchat/ledger/checkpoints?limit=1")))
                .get("checkpoints")
                .get(0);
    }

    private static Hash hash(JsonNode base64) {
        return Hash.ofBase64(base64.asString());
    }

    private static Map<String, Object> order(TestClient person) {
        return Map.of("accountId", person.accountId(), "reason", "asked for", "dryRun", false);
    }

    private static JsonNode certificate(String account) {
        return entries(json(expect(200, auditor.get("/api/ledgerchat/erasures"))), "erasures").stream()
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

    private static JsonNode list(String path) {
        return json(expect(200, auditor.get(path)));
    }

    /** Entries come in when they are sealed, within a second or two. */
    private static JsonNode await(String path, int least) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> list(path), found -> found.get("entries").size() >= least);
    }
}
