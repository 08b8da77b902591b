package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.verifier.Checkpoint;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.Proofs;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.infra.verifier.WitnessKey;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.LedgerStatus;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What was said is sealed, signed, and proven to somebody who has only the public key. */
class LedgerProofIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final Ledger ledger = SERVER.bean(Ledger.class);

    @Test
    void whatWasSaidIsSealedSignedAndProven() {
        SignedCheckpoint checkpoint = covered();
        List<NoteKey> keys = ledger.publicKeys().stream().map(NoteKey::parse).toList();

        SignedNote note = SignedNote.parse(checkpoint.note());
        assertThat(keys).anyMatch(note::isSignedBy);
        Checkpoint said = Checkpoint.parse(note.text());
        assertThat(said.size()).isEqualTo(checkpoint.size());

        long leaf = ledger.leafAt(checkpoint.position()).orElseThrow();
        var proof = ledger.inclusion(leaf, said.size()).orElseThrow();
        assertThat(Proofs.includes(Hash.ofBase64(proof.hash()), leaf, said.size(), hashes(proof.path()), said.root()))
                .isTrue();

        SignedCheckpoint later = covered();
        var grown = ledger.consistency(said.size(), later.size()).orElseThrow();
        assertThat(Proofs.consistent(
                        said.size(), said.root(), later.size(), Hash.ofBase64(later.root()), hashes(grown.path())))
                .isTrue();
    }

    @Test
    void theWholeLogHoldsAndAnExportIsProvenOffline() throws IOException {
        covered();

        assertThat(ledger.verify(Optional.empty(), told -> {}).findings()).isEmpty();

        TestClient admin = SERVER.administrator();
        String export = TestClient.expect(200, admin.get("/api/ledgerchat/ledger/export?from=3"))
                .body();
        List<NoteKey> keys = TestClient.expect(200, admin.get("/api/ledgerchat/ledger/keys"))
                .body()
                .lines()
                .map(NoteKey::parse)
                .toList();
        ExportCheck.Result result = ExportCheck.check(new BufferedReader(new StringReader(export)), keys);
        assertThat(result.findings()).isEmpty();
        assertThat(result.events()).isPositive();
    }

    @Test
    void anAuditorsRoutesAreNobodyElses() {
        TestClient person = SERVER.signedIn();
        for (String path :
                List.of("", "/checkpoint", "/checkpoints", "/keys", "/proofs/consistency?from=1", "/export")) {
            TestClient.expect(403, person.get("/api/ledgerchat/ledger" + path));
        }
        TestClient.expect(403, person.post("/api/ledgerchat/ledger/keys", null));
    }

    @Test
    void badQuestionsAreAnsweredAsSuch() {
        TestClient admin = SERVER.administrator();
        TestClient.expect(400, admin.get("/api/ledgerchat/ledger/proofs/inclusion"));
        TestClient.expect(400, admin.get("/api/ledgerchat/ledger/proofs/inclusion?leaf=x"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/proofs/inclusion?leaf=99999999"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/proofs/inclusion?position=99999999"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/proofs/consistency?from=5&to=99999999"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/checkpoints/99999999"));
        covered();
        for (String range : List.of("from=9&to=5", "from=-3", "from=99999999", "from=3&to=3")) {
            TestClient.expect(400, admin.get("/api/ledgerchat/ledger/export?" + range));
        }
    }

    @Test
    void withoutASizeProofsLeadToTheNewestCheckpoint() {
        TestClient admin = SERVER.administrator();
        SignedCheckpoint earlier = covered();
        covered();

        for (String path : List.of("inclusion?position=" + earlier.position(), "consistency?from=" + earlier.size())) {
            long before = ledger.latest().orElseThrow().size();
            JsonNode proof =
                    TestClient.json(TestClient.expect(200, admin.get("/api/ledgerchat/ledger/proofs/" + path)));
            long size = proof.get(path.startsWith("inclusion") ? "size" : "to").asLong();
            assertThat(size).isGreaterThanOrEqualTo(before);
            assertThat(ledger.checkpoint(size)).isPresent();
        }
    }

    @Test
    void aNewKeyIsVouchedForByTheOldOne() {
        covered();
        TestClient admin = SERVER.administrator();
        NoteKey old = NoteKey.parse(ledger.publicKeys().getFirst());

        JsonNode answer = TestClient.json(TestClient.expect(200, admin.post("/api/ledgerchat/ledger/keys", null)));

        NoteKey fresh = NoteKey.parse(answer.get("publicKey").asString());
        assertThat(ledger.checkpoints(Long.MAX_VALUE, 20))
                .map(checkpoint -> SignedNote.parse(checkpoint.note()))
                .anyMatch(handover -> handover.isSignedBy(old) && handover.isSignedBy(fresh));
        assertThat(SignedNote.parse(covered().note()).isSignedBy(fresh)).isTrue();
        assertThat(ledger.verify(Optional.empty(), told -> {}).findings()).isEmpty();
    }

    @Test
    void aNewKeyWaitsForWhoSealsAtThatMoment() throws Exception {
        var sql = SERVER.bean(JdbcClient.class);
        var sealing = new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> fresh = sealing.execute(status -> {
                sql.sql("select size from ledger.tree for update").query().singleRow();
                var asked = executor.submit(ledger::rotateKey);
                Awaitility.await().during(Duration.ofMillis(300)).until(() -> !asked.isDone());
                return asked;
            });

            String made = fresh.get();
            assertThat(ledger.publicKeys()).first().isEqualTo(made);
        }
    }

    @Test
    void nothingIsSealedPastATransactionThatMayStillAppend() {
        var sql = SERVER.bean(JdbcClient.class);
        var transactions = new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
        StoredLog log = new PostgresLog(sql);
        var settled = new ArrayList<Thread>();

        transactions.executeWithoutResult(open -> {
            // Draws a number as an append does, and has not committed.
            sql.sql("insert into ledger.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                            + " payload_type, payload, time_stamp) values ('late', 'late', 0, 'late', '', '')")
                    .update();
            Thread waiting = Thread.ofPlatform().start(log::settled);
            settled.add(waiting);
            Awaitility.await().during(Duration.ofMillis(300)).until(waiting::isAlive);
            open.setRollbackOnly();
        });

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !settled.getFirst().isAlive());
    }

    @Test
    void aWitnessIsToldWhatItMissed() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        WitnessKey key = WitnessKey.of("witness.example", pair.getPublic());
        SignedCheckpoint checkpoint = covered();

        List<String> told =
                tell(checkpoint, key, cosigned(pair, key, checkpoint) + "\u2014 somebody AAAAAAECAwQFBgcI\n");

        var proof = new StringJoiner("\n", "old 2\n", "\n\n" + checkpoint.note());
        ledger.consistency(2, checkpoint.size()).orElseThrow().path().forEach(proof::add);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isEqualTo(proof.toString());
        assertThat(ledger.checkpoint(checkpoint.size()).orElseThrow().note())
                .isEqualTo(checkpoint.note() + cosigned(pair, key, checkpoint));
        assertThat(ledger.verify(Optional.empty(), line -> {}).findings()).isEmpty();
    }

    @Test
    void whatAWitnessDidNotSignIsNotKept() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        WitnessKey key = WitnessKey.of("witness.example", pair.getPublic());
        SignedCheckpoint earlier = covered();
        SignedCheckpoint checkpoint = covered();

        tell(checkpoint, key, cosigned(pair, key, earlier));

        assertThat(ledger.checkpoint(checkpoint.size()).orElseThrow().note()).isEqualTo(checkpoint.note());
    }

    /** What a witness is told that says first that it knows two leaves, and then that. */
    private static List<String> tell(SignedCheckpoint checkpoint, WitnessKey key, String says) throws IOException {
        var told = new ArrayList<String>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = (told.size() == 1 ? "2\n" : says).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(told.size() == 1 ? 409 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            new Witness(
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                            key,
                            SERVER.bean(JdbcClient.class),
                            SERVER.bean(TreeStore.class),
                            SERVER.bean(Checkpoints.class))
                    .tell(checkpoint);
        } finally {
            server.stop(0);
        }
        return told;
    }

    private static String cosigned(KeyPair pair, WitnessKey key, SignedCheckpoint checkpoint)
            throws GeneralSecurityException {
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(
                WitnessKey.message(at, SignedNote.parse(checkpoint.note()).text())
                        .getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(4 + 8 + 64)
                .put(key.id())
                .putLong(at.getEpochSecond())
                .put(signature.sign())
                .array();
        return "\u2014 " + key.name() + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    /** A checkpoint over all that is in the log now, and a little more. */
    private SignedCheckpoint covered() {
        ChatTurn.say(SERVER.signedIn(), "sealed");
        LedgerStatus said = ledger.status();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> ledger.latest()
                                .filter(checkpoint -> checkpoint.position() >= said.head())
                                .orElse(null),
                        checkpoint -> checkpoint != null);
    }

    private static List<Hash> hashes(List<String> texts) {
        return texts.stream().map(Hash::ofBase64).toList();
    }
}
